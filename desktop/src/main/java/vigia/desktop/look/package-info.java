/// How things look: colours, icons, and the few components that Swing does not have.
@org.jspecify.annotations.NullMarked
package vigia.desktop.look;
