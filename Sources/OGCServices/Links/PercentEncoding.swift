/// Writes texts so that they can stand in a URL (RFC 3986, clause 2).
enum PercentEncoding {
    /// Returns one segment of a path; a slash inside is encoded.
    static func segment(_ text: String) -> String { encoded(text, sparing: "") }

    /// Returns a path; slashes stay.
    static func path(_ text: String) -> String { encoded(text, sparing: "/") }

    /// Returns the name or value of a query parameter; what a query may hold and people like to read stays.
    static func queryPart(_ text: String) -> String { encoded(text, sparing: "/:,") }

    private static func encoded(_ text: String, sparing spared: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) || spared.utf8.contains(byte) {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
