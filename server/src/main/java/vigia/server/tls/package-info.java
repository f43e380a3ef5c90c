/// The server's certificate: given, or made by the JDK's keytool on first start.
package vigia.server.tls;
