/// The window as a person uses it: real components on a screen that nobody sees, clicked and typed
/// into by a robot, over real machines.
package vigia.cli.window;
