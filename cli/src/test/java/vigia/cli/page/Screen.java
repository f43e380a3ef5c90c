package vigia.cli.page;

/// The four screens.
enum Screen {
  OVERVIEW("overview", "CPU e memória", "CPU and memory", "dl dd"),
  FILES("files", "Arquivos", "Files", "tbody tr"),
  PROCESSES("processes", "Processos", "Processes", "tbody tr"),
  PORTS("ports", "Scanner de portas", "Port scanner", "#scan-target");

  /// In the address: `#/files`.
  final String word;

  final String portuguese;
  final String english;

  /// Is there once the screen has its content.
  final String content;

  Screen(String word, String portuguese, String english, String content) {
    this.word = word;
    this.portuguese = portuguese;
    this.english = english;
    this.content = content;
  }

  String title(Visitor.Language language) {
    return language.say(portuguese, english);
  }
}
