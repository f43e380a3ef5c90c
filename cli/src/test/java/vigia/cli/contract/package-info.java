/// What every [vigia.machine.Machine] must do, asked of each kind that there is: this computer read
/// in three ways, and the same behind a server, in clear and encrypted.
///
/// A new kind is one more constant of [vigia.cli.contract.MachineKind].
package vigia.cli.contract;
