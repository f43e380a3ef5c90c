/// Where answers go: the streams and what is known of the terminal behind them, tables, the formats
/// for programs. Start at [Terminal] and [Table].
package vigia.cli.terminal;
