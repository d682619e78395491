/// The path and query of a request as they may be recorded.
public enum AuditTarget {
    private static let mask = "***"
    private static let secrets: Set<String> = [
        "apikey", "api_key", "api-key", "key", "token", "access_token", "id_token", "refresh_token", "password",
        "parola",
        "sifre", "secret", "signature", "sig", "auth", "authorization", "code", "session", "sid", "jwt",
    ]
    /// What has names of fields for its values, and no values of fields.
    private static let nameLists: Set<String> = ["properties", "sortby", "select", "skipgeometry", "fields"]

    /// Returns a target in which secrets and values of personal fields are replaced by `***`.
    ///
    /// A condition that mentions a personal field, or that cannot be read for certain, is replaced as a whole; the
    /// personal fields that it mentions are named: `filter=***[malik]`.
    ///
    /// - Parameters:
    ///   - path: The path as the client sent it.
    ///   - query: What stood behind the question mark, as the client sent it.
    ///   - personalFields: The names of the fields whose values are personal data, also those that are hidden.
    /// - Returns: The path and query.
    public static func masked(path: String, query: String?, personalFields: Set<String>) -> String {
        let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let queries = [parts.count > 1 ? String(parts[1]) : nil, query].compactMap(\.self).filter { !$0.isEmpty }
        let start = parts.first.map { String($0) } ?? ""
        guard !queries.isEmpty else { return start }
        let fields = personalFields.map(PersonalField.init).sorted { $0.name < $1.name }
        var isTorn = false
        let masked = queries.joined(separator: "&").split(separator: "&")
            .map { text in
                // A value with a bare `&` between its quotes goes on in the next parameter.
                if isTorn { return mask }
                let shown = parameter(text, fields)
                isTorn = shown.contains(mask) && hasOpenQuote(text)
                return shown
            }
        return start + "?" + masked.joined(separator: "&")
    }

    private static func hasOpenQuote(_ text: Substring) -> Bool {
        guard let decoded = PercentText.decoded(String(text)) else { return true }
        return ["'", "\""].contains { quote in !decoded.count(where: { $0 == quote }).isMultiple(of: 2) }
    }

    private static func parameter(_ text: Substring, _ fields: [PersonalField]) -> String {
        let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let written = String(sides[0])
        guard let decodedName = PercentText.decoded(written) else { return mask }
        let name = LetterFolding.folded(decodedName.filter { $0 != " " })
        guard sides.count > 1 else { return fields.isEmpty ? written : mask }
        if secrets.contains(name) || fields.contains(where: { $0.folded == name }) { return "\(written)=\(mask)" }
        if fields.isEmpty || nameLists.contains(name) { return String(text) }
        // A personal field in the name, as in `malik[eq]`.
        if fields.contains(where: { $0.isMentioned(in: name) }) { return "\(mask)=\(mask)" }
        guard let value = PercentText.decoded(String(sides[1])) else { return "\(written)=\(mask)" }
        let folded = LetterFolding.folded(value)
        let mentioned = fields.filter { $0.isMentioned(in: folded) }.map(\.name)
        if !mentioned.isEmpty { return "\(written)=\(mask)[\(mentioned.joined(separator: ","))]" }
        // A search through all texts names no field; a JSON escape can hide the name of one.
        return name == "q" || value.contains("\\") ? "\(written)=\(mask)" : String(text)
    }
}

/// A field whose values are personal data.
private struct PersonalField {
    let name: String
    let folded: String
    private let isWord: Bool

    init(_ name: String) {
        self.name = name
        folded = LetterFolding.folded(name)
        isWord = folded.unicodeScalars.allSatisfy(Self.isPartOfWord)
    }

    /// Whether a folded text has the name as a word; a name that is several words is looked for anywhere.
    func isMentioned(in text: String) -> Bool {
        guard isWord else { return text.contains(folded) }
        return text.unicodeScalars.split { !Self.isPartOfWord($0) }.contains { String($0) == folded }
    }

    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}

/// Texts of a URL without their percent signs.
enum PercentText {
    /// Decodes until nothing is left to decode; `nil` if that does not end, or the bytes are no UTF-8.
    static func decoded(_ text: String) -> String? {
        var text = text
        for _ in 0..<4 {
            guard text.utf8.contains(UInt8(ascii: "%")) || text.utf8.contains(UInt8(ascii: "+")) else { return text }
            guard let once = once(text) else { return nil }
            if once == text { return once }
            text = once
        }
        return text.utf8.contains(UInt8(ascii: "%")) ? nil : text
    }

    /// Decodes once; a percent sign without two digits stands for itself, as the wildcard of LIKE does.
    private static func once(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), let byte = byte(bytes, index + 1) {
                decoded.append(byte)
                index += 3
            } else {
                decoded.append(bytes[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[index])
                index += 1
            }
        }
        return String(validating: decoded, as: UTF8.self)
    }

    private static func byte(_ bytes: [UInt8], _ index: Int) -> UInt8? {
        guard index + 1 < bytes.count, let high = Hexadecimal.value(of: bytes[index] | 0x20),
            let low = Hexadecimal.value(of: bytes[index + 1] | 0x20)
        else { return nil }
        return high << 4 | low
    }
}
