internal import GeoCore

/// What the record of a pruning says: the last deleted day, its last record and that record's hash.
enum PrunedDays {
    private static let beginning = "Deleted as the retention says, up to "

    static func detail(_ seal: DaySeal) -> String { "\(beginning)\(seal.day): record \(seal.last), hash \(seal.hash)" }

    static func read(_ detail: String) -> (day: AuditDay, last: Int, hash: ChainHash)? {
        guard detail.hasPrefix(beginning) else { return nil }
        let parts = detail.dropFirst(beginning.count).split { " :,".contains($0) }
        guard parts.count == 5, let day = AuditDay(parts[0]), let last = Int(parts[2]),
            let hash = ChainHash(String(parts[4]))
        else { return nil }
        return (day, last, hash)
    }
}
