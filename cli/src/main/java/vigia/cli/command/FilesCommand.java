package vigia.cli.command;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vigia.cli.command.Pages.Part;
import vigia.cli.syntax.Flag;
import vigia.cli.syntax.RawWords;
import vigia.cli.terminal.Exit;
import vigia.language.Listing;
import vigia.machine.FileEntry;
import vigia.machine.FilePage;
import vigia.machine.FileQuery;
import vigia.machine.FileSort;
import vigia.machine.FileTypeFilter;
import vigia.machine.Machine;
import vigia.machine.Order;
import vigia.machine.Page;
import vigia.machine.RawPath;

/// `vigia files`: the entries of a directory.
public final class FilesCommand {
  /// The choice that the command has beyond those of [FileSort].
  private static final String UNSORTED = "none";

  public FilesCommand() {}

  public Exit run(Call call) throws IOException, InterruptedException {
    if (call.text(Flag.FILE_SORT, "name").equals(UNSORTED)) {
      return FilesAsRead.run(call);
    }
    FileQuery first = query(call);
    try (Machine machine = Machines.open(call)) {
      return Repeat.run(call, to -> list(to, machine, first));
    }
  }

  private static FileQuery query(Call call) {
    FileSort sort =
        Choices.of(FileSort.values(), FileSort::wire, call.text(Flag.FILE_SORT, "name"));
    Order order = Choices.of(Order.values(), Order::wire, call.text(Flag.ORDER, "asc"));
    return new FileQuery(
        path(call),
        call.text(Flag.NAME),
        sort,
        order,
        type(call),
        call.text(Flag.FILTER, ""),
        Page.FIRST);
  }

  static RawPath path(Call call) {
    return RawWords.path(call.invocation().argument());
  }

  static FileTypeFilter type(Call call) {
    return Choices.of(FileTypeFilter.values(), FileTypeFilter::wire, call.text(Flag.TYPE, "all"));
  }

  private static void list(Call call, Machine machine, FileQuery first) {
    var listing = new Lister(call);
    new Pages(call)
        .follow(page -> {
          FilePage found = machine.files(first.at(page));
          listing.add(found);
          return new Part(found.entries().size(), found.nextCursor());
        });
    listing.end();
  }

  /// Begins to print when the first page has come: only then is it known that there is an answer.
  private static final class Lister {
    private final Call call;
    private @Nullable Listing<FileEntry> listing;

    Lister(Call call) {
      this.call = call;
    }

    void add(FilePage page) {
      Listing<FileEntry> begun = listing;
      if (begun == null) {
        begun =
            switch (call.format()) {
              case TABLE -> new FilesView(call).begin(page);
              case JSON ->
                  Listing.json(
                      new FilePage(page.path(), page.total(), java.util.List.of(), null),
                      "entries",
                      call.out());
              case JSONL -> Listing.jsonLines(call.out());
              case CSV -> Listing.csv(FileEntry.class, call.out());
            };
        listing = begun;
      }
      begun.entries(page.entries());
    }

    void end() {
      if (listing != null) {
        listing.end();
      }
    }
  }
}
