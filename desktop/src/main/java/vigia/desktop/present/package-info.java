/// What each screen of the window knows and does, without a window: the presenters. Every method is
/// called on the window's thread, and so is every view; questions run on threads of their own.
@org.jspecify.annotations.NullMarked
package vigia.desktop.present;
