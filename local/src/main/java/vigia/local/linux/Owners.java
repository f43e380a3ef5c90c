package vigia.local.linux;

import java.util.Map;
import vigia.local.Known;
import vigia.local.directory.UnixAttributes;

/// What the numbers of owners and groups are called, as it was when a question began.
record Owners(Map<Long, String> users, Map<Long, String> groups) implements UnixAttributes.Names {
  Known<String> user(long uid) {
    return Known.of(AccountNames.name(users, uid));
  }

  Known<String> group(long gid) {
    return Known.of(AccountNames.name(groups, gid));
  }

  @Override
  public String wanted() {
    return "uid,gid";
  }

  @Override
  public Known<String> user(Map<String, Object> found) {
    return user(UnixAttributes.number(found, "uid"));
  }

  @Override
  public Known<String> group(Map<String, Object> found) {
    return group(UnixAttributes.number(found, "gid"));
  }
}
