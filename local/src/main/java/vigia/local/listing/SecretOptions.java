package vigia.local.listing;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One-letter options of well-known programs that take a secret. Elsewhere `-p` is a port.
///
/// @param attached the secret may follow the letter at once, as in `mysql -psecret`
/// @param next the secret is the next argument, as in `redis-cli -a secret`
record SecretOptions(Set<String> attached, Set<String> next) {
  private static final SecretOptions MYSQL = new SecretOptions(Set.of("-p"), Set.of());
  private static final SecretOptions ARCHIVER = new SecretOptions(Set.of("-p", "-hp"), Set.of());
  private static final SecretOptions ZIP = new SecretOptions(Set.of("-P"), Set.of("-P"));
  private static final SecretOptions LDAP = new SecretOptions(Set.of("-w"), Set.of("-w"));
  private static final SecretOptions MONGO = new SecretOptions(Set.of("-p"), Set.of("-p"));
  private static final SecretOptions CURL =
      new SecretOptions(
          Set.of("-u", "-U", "-b"),
          Set.of("-u", "-U", "-b", "--user", "--proxy-user", "--oauth2-bearer"));

  private static final Map<String, SecretOptions> PROGRAMS =
      Map.ofEntries(
          Map.entry("mysql", MYSQL),
          Map.entry("mysqladmin", MYSQL),
          Map.entry("mysqldump", MYSQL),
          Map.entry("mysqlimport", MYSQL),
          Map.entry("mysqlshow", MYSQL),
          Map.entry("mysqlcheck", MYSQL),
          Map.entry("mariadb", MYSQL),
          Map.entry("mariadb-admin", MYSQL),
          Map.entry("mariadb-dump", MYSQL),
          Map.entry("7z", ARCHIVER),
          Map.entry("7za", ARCHIVER),
          Map.entry("7zr", ARCHIVER),
          Map.entry("rar", ARCHIVER),
          Map.entry("unrar", ARCHIVER),
          Map.entry("zip", ZIP),
          Map.entry("unzip", ZIP),
          Map.entry("ldapsearch", LDAP),
          Map.entry("ldapmodify", LDAP),
          Map.entry("ldapadd", LDAP),
          Map.entry("ldapdelete", LDAP),
          Map.entry("ldapwhoami", LDAP),
          Map.entry("mongo", MONGO),
          Map.entry("mongosh", MONGO),
          Map.entry("mongodump", MONGO),
          Map.entry("mongorestore", MONGO),
          Map.entry("sshpass", new SecretOptions(Set.of("-p"), Set.of("-p"))),
          Map.entry("redis-cli", new SecretOptions(Set.of(), Set.of("-a"))),
          Map.entry("smbclient", new SecretOptions(Set.of("-U"), Set.of("-U"))),
          Map.entry("sqlcmd", new SecretOptions(Set.of("-P"), Set.of("-P"))),
          Map.entry("curl", CURL));

  /// The options of a word that names one of the programs, with or without its directory; null for
  /// any other word.
  static @Nullable SecretOptions ofProgram(String word) {
    return PROGRAMS.get(word.substring(word.lastIndexOf('/') + 1));
  }

  /// How much of the word may be shown: its letter, when a secret is attached to it; else all.
  int shown(String word) {
    for (String option : attached) {
      if (word.length() > option.length() && word.startsWith(option)) {
        return option.length();
      }
    }
    return word.length();
  }

  /// Whether the next word is a secret.
  boolean precedesSecret(String word) {
    return next.contains(word);
  }
}
