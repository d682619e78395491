/// An address of this server that a person is led to after signing in.
///
/// Whatever could lead to another server is none: somebody may have prepared the link to the sign-in page.
struct LocalPath: Sendable, Hashable {
    /// The path with its query, in visible ASCII.
    let text: String

    /// The start page.
    static let start = LocalPath()

    private static let longest = 2_048

    private init() { text = "/" }

    /// Takes a path; `nil` if it is not certainly one of this server.
    ///
    /// Browsers read `//host`, `/\host` and `/<tab>/host` as other servers (URL Standard, clause 4.4).
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count <= Self.longest,
            bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }),
            bytes.count == 1 || bytes[1] != UInt8(ascii: "/")
        else { return nil }
        // Signing in leads nowhere new there, and signing out takes no link.
        let path = text.prefix { $0 != "?" && $0 != "#" }
        guard path != "/login", path != "/logout" else { return nil }
        self.text = text
    }

    /// The text as the value of a parameter.
    var encoded: String {
        let plain = Array("-._~/".utf8)
        return text.utf8
            .map { byte in
                let isPlain =
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || plain.contains(byte)
                return isPlain ? String(Unicode.Scalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
            }
            .joined()
    }
}
