internal import GeoCore

/// The files that are being moved together, as they are written down before the first one moves.
struct PendingMove {
    static let fileName = ".tasinan"

    let files: [DroppedFile]

    init(_ delivery: DroppedDelivery) { files = delivery.parts }

    /// Reads what ``write(to:)`` wrote; lines that are none are left out.
    init(reading path: String) throws(PaftaError) {
        files = try FolderCalls.text(path).split(separator: "\n")
            .compactMap { line in
                let parts = line.split(separator: " ", maxSplits: 3)
                guard parts.count == 4, let number = UInt64(parts[0]), let bytes = Int64(parts[1]),
                    let modified = Int64(parts[2])
                else { return nil }
                let name = String(parts[3])
                guard !DroppedFile.isPassedOver(name), !name.contains("/") else { return nil }
                return DroppedFile(name: name, bytes: bytes, modified: modified, number: number)
            }
    }

    /// Names have no line breaks: such files are passed over.
    func write(to path: String) throws(PaftaError) {
        let lines = files.map { "\($0.number) \($0.bytes) \($0.modified) \($0.name)\n" }
        try FolderCalls.write(lines.joined(), to: path)
    }
}
