/// One member of a ZIP archive as its directory describes it (APPNOTE, clause 4.3.12).
struct ZipMember {
    /// The name as it stands in the archive.
    private(set) var rawName: [UInt8]
    /// Whether the archive says that the name is UTF-8.
    private(set) var isUTF8: Bool
    private(set) var packedSize: Int64
    private(set) var size: Int64
    private(set) var checksum: UInt32
    /// Where the member begins in the archive.
    private(set) var offset: Int64
    private let method: Int64
    private let flags: Int64
    private let host: Int64
    private let attributes: Int64

    /// Reads the next entry of the directory; `nil` if there is none.
    init?(_ reader: inout LittleEndianReader) {
        guard reader.number(4) == 0x0201_4B50, let madeBy = reader.number(2), reader.number(2) != nil,
            let flags = reader.number(2), let method = reader.number(2), reader.number(4) != nil,
            let checksum = reader.number(4), let packedSize = reader.number(4), let size = reader.number(4),
            let nameLength = reader.number(2), let extraLength = reader.number(2),
            let commentLength = reader.number(2), reader.number(4) != nil, let attributes = reader.number(4),
            let offset = reader.number(4), let name = reader.part(Int(nameLength)),
            let extra = reader.part(Int(extraLength)), reader.part(Int(commentLength)) != nil
        else { return nil }
        (self.flags, self.method, self.packedSize, self.size) = (flags, method, packedSize, size)
        (self.offset, self.attributes, host) = (offset, attributes, madeBy >> 8)
        self.checksum = UInt32(truncatingIfNeeded: checksum)
        rawName = Array(name)
        isUTF8 = flags & 0x800 != 0
        guard readExtra(Array(extra)), self.size >= 0, self.packedSize >= 0, self.offset >= 0 else { return nil }
    }

    /// Sizes beyond four bytes (clause 4.5.3) and names in UTF-8 (clause 4.6.9) stand in extra fields.
    private mutating func readExtra(_ bytes: [UInt8]) -> Bool {
        var reader = LittleEndianReader(bytes)
        while let kind = reader.number(2), let length = reader.number(2), let part = reader.part(Int(length)) {
            var field = LittleEndianReader(Array(part))
            if kind == 0x0001 {
                if size == 0xFFFF_FFFF { size = field.number(8) ?? -1 }
                if packedSize == 0xFFFF_FFFF { packedSize = field.number(8) ?? -1 }
                if offset == 0xFFFF_FFFF { offset = field.number(8) ?? -1 }
            } else if kind == 0x7075, field.number(1) == 1, let sum = field.number(4),
                UInt32(truncatingIfNeeded: sum) == CRC32.checksum(rawName), let name = field.part(part.count - 5)
            {
                rawName = Array(name)
                isUTF8 = true
            }
        }
        return true
    }

    var isFolder: Bool { rawName.last == UInt8(ascii: "/") || rawName.last == UInt8(ascii: "\\") }

    var isStored: Bool { method == 0 }

    var isDeflated: Bool { method == 8 }

    /// Whether the bytes, or the directory itself, are encrypted.
    var isEncrypted: Bool { flags & 0x2041 != 0 }

    /// Whether Unix made it as something else than a plain file.
    var isLink: Bool {
        let kind = attributes >> 16 & 0xF000
        return host == 3 && kind != 0 && kind != 0x8000
    }

    /// The name as GDAL shows it while names without a stated encoding are taken as ISO 8859-1.
    var driverName: String {
        let text =
            isUTF8
            ? String(decoding: rawName, as: UTF8.self)
            : String(String.UnicodeScalarView(rawName.map { Unicode.Scalar($0) }))
        let name = text.replacing("\\", with: "/")
        return name.hasPrefix("./") ? String(name.dropFirst(2)) : name
    }

    /// The place of the file below the folder it is unpacked in; `nil` if the name leads out of it.
    var path: String? {
        let text = (Self.decoded(rawName, isUTF8: isUTF8)).replacing("\\", with: "/")
        guard !text.isEmpty, !text.hasPrefix("/"), !text.contains(":") else { return nil }
        guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else { return nil }
        let parts = text.split(separator: "/").filter { $0 != "." }
        guard (1...16).contains(parts.count), !parts.contains("..") else { return nil }
        guard parts.allSatisfy({ $0.utf8.count <= 250 }) else { return nil }
        return parts.joined(separator: "/")
    }

    /// Whether it is one of the files that operating systems add, or hidden.
    var isClutter: Bool {
        guard let path else { return false }
        let parts = path.split(separator: "/")
        return parts.contains("__MACOSX") || parts.contains { $0.hasPrefix(".") } || parts.last == "Thumbs.db"
    }

    /// Turkish Windows writes names in its code page for DOS, 857, other programs in 1254.
    private static func decoded(_ name: [UInt8], isUTF8: Bool) -> String {
        if isUTF8 || (try? UTF8Span(validating: name.span)) != nil { return String(decoding: name, as: UTF8.self) }
        let candidates = ["CP857", "CP1254"]
            .compactMap { page in
                TextEncoding(page)?.decoded(name).map { String(decoding: $0, as: UTF8.self) }
            }
        let letters = Set("çğıöşüÇĞİÖŞÜâîûÂÎÛ")
        let turkish = candidates.first { $0.allSatisfy { $0.isASCII || letters.contains($0) } }
        return turkish ?? candidates.first ?? String(decoding: name, as: UTF8.self)
    }
}
