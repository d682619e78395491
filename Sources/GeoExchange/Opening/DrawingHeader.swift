/// The variables at the start of a DXF file that tell its encoding and unit.
struct DrawingHeader {
    /// Whether the file names its code page, or is of a version that is always UTF-8 (AutoCAD 2007, `AC1021`, and later).
    let statesEncoding: Bool
    /// The unit of the coordinates if the header says millimetres or centimetres.
    let smallUnit: SmallUnit?

    /// Units that are too small for maps.
    enum SmallUnit: String {
        case millimetre = "4"
        case centimetre = "5"
    }

    init(_ path: String) {
        let lines = Self.start(of: path)
            .split(separator: UInt8(ascii: "\n"))
            .map { String(decoding: $0, as: UTF8.self).filter { !$0.isWhitespace } }
        // A variable's name is followed by a group code and the value.
        func value(_ name: String) -> String? {
            guard let line = lines.firstIndex(of: name), line + 2 < lines.count else { return nil }
            return lines[line + 2]
        }
        let version = value("$ACADVER").flatMap { Int($0.filter(\.isNumber)) } ?? 0
        statesEncoding = value("$DWGCODEPAGE") != nil || version >= 1_021
        smallUnit = value("$INSUNITS").flatMap(SmallUnit.init)
    }

    private static func start(of path: String) -> [UInt8] { LocalFile(reading: path)?.read(1 << 16) ?? [] }
}
