/// The commands, one class each, and what they share: [Call] is what each gets, [Machines] opens
/// whom it asks.
package vigia.cli.command;
