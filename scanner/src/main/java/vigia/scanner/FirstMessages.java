package vigia.scanner;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// What a port of UDP is asked: where the protocol that is usual there answers only to a message
/// that it understands, the most harmless one it has, which changes nothing and needs no right;
/// else an empty datagram.
///
/// TFTP (RFC 1350) answers from another port than it is asked at, so nothing that is sent there
/// would be heard by a connected socket.
final class FirstMessages {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] EMPTY = {};

  /// RFC 9000, 14.1: servers do not answer to less.
  private static final int QUIC_LEAST = 1200;

  private static final int RPC_PORTMAPPER = 100_000;
  private static final int RPC_NFS = 100_003;

  /// RFC 7296, 3.1: an IKE header of a version that there is not, which is answered by one that
  /// there is (2.5); no exchange begins.
  private static final String IKE =
      "56696769 61736b73 00000000 00000000 00302208 00000000 0000001c";

  private FirstMessages() {}

  static byte[] to(int port) {
    return switch (port) {
      // RFC 1035, 4.1: the name servers of the root, without looking further.
      case 53 -> hex("5669 0000 0001 0000 0000 0000 00 0002 0001");
      // RFC 5531, 9: procedure 0 of a program does nothing (RFC 1833, RFC 1813).
      case 111 -> rpc(RPC_PORTMAPPER, 2);
      case 2049 -> rpc(RPC_NFS, 3);
      // RFC 5905, 7.3: a client's question, version 4.
      case 123 -> hex("23" + "00".repeat(47));
      // RFC 1002, 4.2.17: the status of whoever is there.
      case 137 -> hex("5669 0000 0001 0000 0000 0000 20 434b" + "41".repeat(30) + "00 0021 0001");
      // RFC 3414, 4: which engine is there; takes no community and no user.
      case 161 ->
          hex(
              "303e 020103 3011 020456696769 020300ffe3 040104 020103 0410 300e 0400 020100 020100"
                  + "0400 0400 0400 3014 0400 0400 a00e 020456696769 020100 020100 3000");
      // X Display Manager Control Protocol 1.1, "Query": whether it would manage a display.
      case 177 -> hex("0001 0002 0001 00");
      // RFC 4511, 4.5: the root entry, which anybody may read; over UDP as RFC 3352 tells of.
      case 389 ->
          hex(
              "3025 020101 6320 0400 0a0100 0a0100 020100 020100 010100 870b"
                  + HEX.formatHex("objectClass".getBytes(StandardCharsets.US_ASCII))
                  + "3000");
      // RFC 9000, 6.1: a version that there is not, which is answered by those that there are.
      case 80, 443, 8443 -> quic();
      case 500 -> hex(IKE);
      // RFC 3948, 2.2: four zeros tell it from ESP.
      case 4500 -> hex("00000000" + IKE);
      // RFC 2453, 3.9.1: the whole table.
      case 520 -> hex("01020000 00000000 00000000 00000000 00000000 00000010");
      // ASF 2.0, 3.2.4.1 (DMTF DSP0136): presence ping.
      case 623 -> hex("0600ff06 000011be 80000000");
      // OpenVPN's protocol, P_CONTROL_HARD_RESET_CLIENT_V2.
      case 1194 -> hex("38 5669676961736b73 00 00000000");
      // [MS-SQLR], 2.2.2: which instances there are.
      case 1434 -> hex("03");
      // UPnP Device Architecture 2.0, 1.3.2: a search of one device.
      case 1900 ->
          text(
              "M-SEARCH * HTTP/1.1",
              "HOST: 239.255.255.250:1900",
              "MAN: \"ssdp:discover\"",
              "ST: upnp:rootdevice");
      // RFC 8489, 5 and 6: a binding request.
      case 3478 -> hex("0001 0000 2112a442 56696769 6173 6b73 56696769");
      // RFC 3261, 11: what a telephone can do; RFC 3581 brings the answer back here.
      case 5060 ->
          text(
              "OPTIONS sip:vigia@invalid SIP/2.0",
              "Via: SIP/2.0/UDP invalid;branch=z9hG4bKvigia;rport",
              "Max-Forwards: 0",
              "From: <sip:vigia@invalid>;tag=vigia",
              "To: <sip:vigia@invalid>",
              "Call-ID: vigia@invalid",
              "CSeq: 1 OPTIONS",
              "Content-Length: 0");
      // RFC 6886, 3.2: the address outside.
      case 5351 -> hex("0000");
      // RFC 6763, 9, and RFC 6762, 5.4: which services there are, to be answered to us alone.
      case 5353 ->
          hex(
              "0000 0000 0001 0000 0000 0000 09 5f7365727669636573 07 5f646e732d7364 04 5f756470"
                  + "05 6c6f63616c 00 000c 8001");
      // RFC 7252, 4.3: a ping.
      case 5683 -> hex("40005669");
      // Memcached's protocol.txt, "UDP protocol": which version it is.
      case 11211 -> hex("5669 0000 0001 0000 76657273696f6e 0d0a");
      default -> EMPTY;
    };
  }

  private static byte[] hex(String digits) {
    return HEX.parseHex(digits.replace(" ", ""));
  }

  private static byte[] text(String... lines) {
    return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  /// @param program and `version` of which procedure 0 is called, without credentials
  private static byte[] rpc(int program, int version) {
    return hex(
        "56696769 00000000 00000002 %08x %08x".formatted(program, version) + "00000000".repeat(5));
  }

  private static byte[] quic() {
    String header = "c0 1a2a3a4a 08 5669676961736b73 08 5669676961736b73";
    return hex(header + "00".repeat(QUIC_LEAST - hex(header).length));
  }
}
