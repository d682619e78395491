/// Reads tables of two columns, name and value, out of HTML.
enum DescriptionTable {
    /// Returns the rows with two cells; nothing of HTML but rows and cells is looked at.
    static func entries(_ html: String) -> [(key: String, value: String)] {
        guard html.utf8.count <= 1 << 20, html.contains("<") else { return [] }
        var entries: [(String, String)] = []
        var cells: [String] = []
        var text: String?
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            text? += rest[..<start]
            guard let end = rest[start...].firstIndex(of: ">") else { break }
            switch tag(rest[rest.index(after: start)..<end]) {
            case "tr": (cells, text) = ([], nil)
            case "td", "th": text = ""
            case "/td", "/th":
                if let text { cells.append(plain(text)) }
                text = nil
            case "/tr":
                if cells.count == 2, !cells[0].isEmpty, cells[0].count <= 60 { entries.append((cells[0], cells[1])) }
                cells = []
            case "br", "br/": text? += " "
            default: break
            }
            rest = rest[rest.index(after: end)...]
        }
        return entries
    }

    private static func tag(_ text: Substring) -> String {
        String(text.prefix { !$0.isWhitespace }).lowercased()
    }

    /// Returns the text that the marks of HTML stand for, without spaces around it or a colon at its end.
    private static func plain(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            let mark = rest[start...].prefix(10)
            guard let end = mark.firstIndex(of: ";"), let letter = letter(mark[mark.index(after: start)..<end]) else {
                result += "&"
                rest = rest[rest.index(after: start)...]
                continue
            }
            result.append(letter)
            rest = rest[rest.index(after: end)...]
        }
        result += rest
        let words = result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.hasSuffix(":") ? String(words.dropLast()) : words
    }

    private static func letter(_ name: Substring) -> Character? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        case "nbsp": return " "
        default:
            guard name.hasPrefix("#") else { return nil }
            let digits = name.dropFirst()
            let code = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return code.flatMap(Unicode.Scalar.init).map(Character.init)
        }
    }
}
