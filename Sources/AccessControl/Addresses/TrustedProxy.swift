/// A proxy that has signed people in itself and names them in a header.
///
/// The header counts only if the connection comes from one of the proxy's own addresses; from anywhere else it is
/// ignored and reported, and never identifies anybody.
public struct TrustedProxy: Sendable, Hashable {
    /// The name of the header that holds the account, in small letters.
    public var header: String
    /// Where the proxy may connect from.
    public var peers: [IPRange]

    /// Creates a proxy.
    public init(header: String, peers: [IPRange]) {
        self.header = ASCII.lowercased(header)
        self.peers = peers
    }

    /// Returns the address of the client that a chain of trusted proxies serves.
    ///
    /// Only what a trusted proxy has added is believed: the last address that is none of theirs.
    ///
    /// - Parameters:
    ///   - peer: The address of the connection.
    ///   - forwarded: The values of `X-Forwarded-For`, in their order.
    ///   - trusted: The addresses of the proxies.
    /// - Returns: The client, or `peer` if that is no proxy.
    public static func client(behind peer: IPAddress, forwarded: [String], trusted: [IPRange]) -> IPAddress {
        var client = peer
        for text in forwarded.joined(separator: ",").split(separator: ",").reversed() {
            guard trusted.contains(address: client),
                let address = IPAddress(String(text.drop { $0 == " " }.prefix { $0 != " " }))
            else { return client }
            client = address
        }
        return client
    }
}
