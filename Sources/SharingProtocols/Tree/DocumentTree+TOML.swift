internal import GeoCore
internal import TOMLReading

extension DocumentTree {
    /// Protocols go six levels deep; this bounds the stack.
    private static let maximumDepth = 32
    private static let maximumDots = 200

    /// Reads a document from TOML; days become texts such as `2026-11-21`.
    init(toml text: String, file: ProtocolFile) throws(PaftaError) {
        guard text.utf8.count <= TOMLSection.maximumSize else {
            throw file.fault(LocalizedText("it is larger than 1 MiB", tr: "1 MiB'tan büyük"))
        }
        // Names joined by dots make a level each, and the TOML library does not survive thousands of them.
        if let line = Self.deepLine(text) {
            throw file.fault(
                LocalizedText("line \(line): too many dots in a name", tr: "satır \(line): adda çok fazla nokta var")
            )
        }
        self = .table(try Self.members(of: try TOMLSection(parsing: text, document: file), depth: 0))
    }

    /// The first line with more single dots between commas and equal signs than any name or text has by right.
    private static func deepLine(_ text: String) -> Int? {
        var (line, dots, last) = (1, 0, UInt8(0))
        for byte in text.utf8 {
            switch byte {
            case 0x0A: (line, dots) = (line + 1, 0)
            case UInt8(ascii: ","), UInt8(ascii: "="): dots = 0
            case UInt8(ascii: ".") where last != byte: dots += 1
            default: break
            }
            if dots > maximumDots { return line }
            last = byte
        }
        return nil
    }

    private static func members(of section: TOMLSection, depth: Int) throws(PaftaError) -> [String: DocumentTree] {
        guard depth < maximumDepth else {
            throw section.fault(LocalizedText("too many levels", tr: "çok fazla düzey var"))
        }
        var members: [String: DocumentTree] = [:]
        for key in section.keys { members[key] = try value(key, of: section, depth: depth) }
        return members
    }

    private static func value(
        _ key: String,
        of section: TOMLSection,
        depth: Int
    ) throws(PaftaError) -> DocumentTree {
        if let inner = (try? section.section(key)) ?? nil { return .table(try members(of: inner, depth: depth + 1)) }
        if let scalar = (try? section.scalar(key)) ?? nil {
            return switch scalar {
            case .text(let text): .text(text)
            case .flag(let flag): .flag(flag)
            case .integer(let number): .integer(number)
            case .real(let number): .real(number)
            case .day(let year, let month, let day):
                .text(CalendarDay(year: year, month: month, day: day)?.description ?? "\(year)-\(month)-\(day)")
            }
        }
        var list: [DocumentTree] = []
        for element in try section.elements(key) {
            switch element {
            case .text(let text): list.append(.text(text))
            case .section(let inner): list.append(.table(try members(of: inner, depth: depth + 1)))
            }
        }
        return .list(list)
    }
}
