internal import Crypto

/// Secrets of a protocol that are made from its partner's, so that nothing else has to be kept.
public enum ContractSecret {
    /// The key that cursors of changes are signed with: the same for all versions of a protocol, another for each protocol.
    ///
    /// The server and the maker of packages use the same, so that either goes on from where the other ended.
    ///
    /// - Parameters:
    ///   - number: The protocol.
    ///   - secret: What its receiver's masked values are hashed with.
    /// - Returns: 32 bytes.
    public static func cursors(of number: String, _ secret: [UInt8]) -> [UInt8] {
        let code = HMAC<SHA256>
            .authenticationCode(for: Array("pafta cursors \(number)".utf8), using: SymmetricKey(data: secret))
        return Array(code)
    }

    /// The key that versions of data are hidden with, as their numbers would count what the receiver may not see.
    ///
    /// - Parameters:
    ///   - number: The protocol.
    ///   - secret: What its receiver's masked values are hashed with.
    /// - Returns: 32 bytes.
    public static func versions(of number: String, _ secret: [UInt8]) -> [UInt8] {
        let code = HMAC<SHA256>
            .authenticationCode(for: Array("pafta versions \(number)".utf8), using: SymmetricKey(data: secret))
        return Array(code)
    }
}
