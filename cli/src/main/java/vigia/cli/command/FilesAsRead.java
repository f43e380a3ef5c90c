package vigia.cli.command;

import java.io.IOException;
import java.util.List;
import vigia.cli.syntax.Flag;
import vigia.cli.syntax.UsageException;
import vigia.cli.terminal.Exit;
import vigia.language.Listing;
import vigia.machine.FileEntry;
import vigia.machine.FilePage;
import vigia.machine.FileStream;
import vigia.machine.FileStreamQuery;
import vigia.machine.Machine;

/// `vigia files --sort none`: a directory of any length, printed while it is read.
final class FilesAsRead {
  private FilesAsRead() {}

  static Exit run(Call call) throws IOException, InterruptedException {
    if (call.has(Flag.ORDER)) {
      throw new UsageException(call.invocation().command(), "cli.usage.order-without-sort");
    }
    var query =
        new FileStreamQuery(
            FilesCommand.path(call),
            call.text(Flag.NAME),
            FilesCommand.type(call),
            call.text(Flag.FILTER, ""));
    try (Machine machine = Machines.open(call)) {
      return Repeat.run(call, to -> print(to, machine, query));
    }
  }

  private static void print(Call call, Machine machine, FileStreamQuery query) {
    int left = Pages.limit(call);
    try (FileStream stream = machine.fileStream(query)) {
      // Begins to print when the first entries have come: only then is it known that there are any.
      List<FileEntry> entries = stream.next();
      Listing<FileEntry> listing = begin(call, query);
      while (!entries.isEmpty() && left > 0) {
        List<FileEntry> wanted = entries.subList(0, Math.min(left, entries.size()));
        listing.entries(wanted);
        left -= wanted.size();
        entries = left > 0 ? stream.next() : List.of();
      }
      listing.end();
    }
  }

  private static Listing<FileEntry> begin(Call call, FileStreamQuery query) {
    return switch (call.format()) {
      case TABLE -> new FilesView(call).begin(query.path().toString());
      case JSON ->
          Listing.counted(
              new FilePage(query.path().toString(), 0, List.of(), null),
              "entries",
              "total",
              call.out());
      case JSONL -> Listing.jsonLines(call.out());
      case CSV -> Listing.csv(FileEntry.class, call.out());
    };
  }
}
