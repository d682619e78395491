internal import CGDAL

/// The variables at the start of a DXF file that tell its encoding.
struct DrawingHeader {
    /// Whether the file names its code page, or is of a version that is always UTF-8 (AutoCAD 2007, `AC1021`, and later).
    let statesEncoding: Bool

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
    }

    private static func start(of path: String) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        guard let file = unsafe VSIFOpenL(path, "rb") else { return [] }
        defer { unsafe VSIFCloseL(file) }
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe VSIFReadL($0.baseAddress, 1, $0.count, file) }
        return Array(bytes.prefix(count))
    }
}
