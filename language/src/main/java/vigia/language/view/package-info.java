/// What each answer shows, in words and in order: the same on a terminal and in a window, which
/// only draw it.
@org.jspecify.annotations.NullMarked
package vigia.language.view;
