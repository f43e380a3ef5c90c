/// One idea: everything is a [vigia.machine.Machine], the list of questions that can be asked of a
/// computer.
///
/// Start reading there. Answers are records whose names carry units; each figure's meaning, unit,
/// formula and source stand on its component as a [vigia.machine.Figure]. A figure that could not
/// be had is `null` in Java, absent in JSON, and its reason stands in the record's `unavailable`
/// map.
package vigia.machine;
