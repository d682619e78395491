internal import CGDAL

/// The start of a DXF file that states a code page, kept in memory while the file is written.
///
/// GDAL's own says ANSI 1252 whatever the bytes are, so that Turkish layer names would read as others.
final class DrawingTemplate {
    /// Where the driver finds it.
    let path: String

    /// Makes the template for a Windows code page such as `CP1254`; `nil` if GDAL's data folder lacks its own.
    init?(_ encoding: TextEncoding) {
        guard let original = unsafe CPLFindFile("gdal", "header.dxf").map({ unsafe String(cString: $0) }),
            let bytes = Self.read(original)
        else { return nil }
        let page = "ANSI_\(encoding.name.filter(\.isNumber))"
        let text = Array(String(decoding: bytes, as: UTF8.self).replacing("ANSI_1252", with: page).utf8)
        path = "/vsimem/pafta-\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).dxf"
        guard let file = unsafe VSIFOpenL(path, "wb") else { return nil }
        let written = unsafe text.withUnsafeBytes { unsafe VSIFWriteL($0.baseAddress, 1, $0.count, file) }
        unsafe VSIFCloseL(file)
        guard written == text.count else { return nil }
    }

    deinit { unsafe _ = VSIUnlink(path) }

    private static func read(_ path: String) -> [UInt8]? {
        guard let file = unsafe VSIFOpenL(path, "rb") else { return nil }
        defer { unsafe VSIFCloseL(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe VSIFReadL($0.baseAddress, 1, $0.count, file) }
        return Array(bytes.prefix(count))
    }
}
