/// Start at [Desktop]. `present` knows what each screen shows and does, `screen` draws it, `look`
/// is how things look.
@org.jspecify.annotations.NullMarked
package vigia.desktop;
