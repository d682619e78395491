internal import GeoCore
internal import Glibc

extension ChainTail {
    /// Seals the last day.
    mutating func seal(_ day: AuditDay, at time: String) throws(PaftaError) {
        guard let file else { return }
        try file.synchronise()
        var stream = LineStream(file)
        var first = sequence
        while let line = try stream.next() {
            guard let line = ChainLine(line) else { continue }
            first = line.sequence
            break
        }
        let before = try folder.sealedDays().last { $0 < day }
        let previous = try before.flatMap { day throws(PaftaError) in try DaySeal.read(of: day, in: folder) }?.hash
        let seal = DaySeal(
            day: day,
            first: first,
            last: sequence,
            size: size,
            hash: hash,
            previous: previous ?? .none,
            time: time
        )
        try SmallFile.replace(folder.sealFile(of: day), with: try seal.document(signedBy: try signingKey()))
        // Other writers who have the file open see by its mode that the trail goes on elsewhere.
        fchmod(file.descriptor, 0o400)
        isSealed = true
    }
}
