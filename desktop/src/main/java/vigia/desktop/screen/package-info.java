/// The screens: what each presenter knows, drawn; what is typed and clicked, handed to it.
@org.jspecify.annotations.NullMarked
package vigia.desktop.screen;
