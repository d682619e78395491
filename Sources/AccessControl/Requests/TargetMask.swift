/// Takes secrets out of the path and query of a request before anybody writes them down.
///
/// The values of parameters that hold secrets are masked, and wherever else something looks like a key, encoded once
/// or several times, it is masked there. Of a key its prefix stays, which is no secret and tells whose key it was.
public struct TargetMask: Sendable {
    /// Parameters that hold secrets with us or elsewhere: people mix up their services.
    private static let usual = ["access_token", "id_token", "token", "jwt", "password", "parola", "secret"]

    private let names: Set<[UInt8]>

    /// Creates a mask for some parameters of the query, besides those that hold secrets everywhere.
    public init(parameters: [String] = CredentialReader.usualParameters) {
        names = Set((parameters + Self.usual).map { Array(ASCII.lowercased($0).utf8) })
    }

    /// Returns a path with its query as logs and records may hold it.
    public func masked(_ target: String) -> String {
        let bytes = Array(target.utf8)
        guard let mark = bytes.firstIndex(of: UInt8(ascii: "?")) else {
            return String(decoding: path(bytes[...]), as: UTF8.self)
        }
        let query = bytes[(mark + 1)...].split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
        let pairs = query.map(pair).joined(separator: [UInt8(ascii: "&")])
        return String(decoding: path(bytes[..<mark]) + [UInt8(ascii: "?")] + pairs, as: UTF8.self)
    }

    private func path(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return Array(parts.map { Self.key(in: $0) ?? Array($0) }.joined(separator: [UInt8(ascii: "/")]))
    }

    private func pair(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let end = bytes.firstIndex(of: UInt8(ascii: "=")) ?? bytes.endIndex
        let (name, value) = (bytes[..<end], bytes[end...].dropFirst())
        if names.contains(Self.plain(name)), !value.isEmpty {
            return name + [UInt8(ascii: "=")] + (Self.key(in: value) ?? Array("***".utf8))
        }
        guard let key = Self.key(in: bytes) else { return Array(bytes) }
        // The name of the parameter stays only if the key is not there.
        return Self.key(in: name) == nil && end < bytes.endIndex ? name + [UInt8(ascii: "=")] + key : key
    }

    /// Returns what is shown instead of a part that something like a key stands in; `nil` if there is none.
    private static func key(in bytes: ArraySlice<UInt8>) -> [UInt8]? {
        let plain = plain(bytes)
        let lead = APIKey.lead
        for start in plain.indices where plain[start...].starts(with: lead) {
            let rest = plain[(start + lead.count)...].prefix { APIKey.isOfSecret($0) }
            guard rest.count > APIKey.prefixLength else { continue }
            let prefix = rest.prefix(APIKey.prefixLength)
            return lead + (prefix.contains(UInt8(ascii: "_")) ? [] : prefix + [UInt8(ascii: "_")]) + Array("***".utf8)
        }
        return nil
    }

    /// Returns the bytes in small letters, decoded until nothing is left to decode.
    private static func plain(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var plain = Array(bytes)
        for _ in 0..<4 where plain.contains(UInt8(ascii: "%")) { plain = PercentEncoding.decoded(plain) }
        return plain.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }
}
