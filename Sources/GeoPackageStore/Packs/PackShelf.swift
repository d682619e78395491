internal import FeaturePack
internal import FeatureQuery
internal import GeoCore
internal import Synchronization

/// The packed copies of a home's layers, in `derived/packs`: which are there, which serve, and which have to be made.
final class PackShelf: Sendable {
    private struct Entry {
        var file: PackFile?
        /// The state that was asked for last and had no copy, and when the disk was looked at.
        var missing: PackState?
        var checked: ContinuousClock.Instant?
    }

    private let folder: String
    private let entries = Mutex<[String: Entry]>([:])
    /// Another process may make a copy at any time; so often the disk is looked at.
    private static let patience = Duration.seconds(1)

    init(folder: String) { self.folder = folder }

    /// Returns the copy of a layer in exactly this state, if there is one.
    ///
    /// One reader looks at the disk, and nobody waits for it: those who come meanwhile read the layer itself.
    func pack(of layer: String, in state: PackState) -> PackFile? {
        let now = ContinuousClock.now
        let (known, isKnown, former) = entries.withLock { entries -> (PackFile?, Bool, Entry?) in
            let entry = entries[layer]
            if let file = entry?.file, file.stands(for: state) { return (file, true, entry) }
            if let entry, entry.missing == state, let checked = entry.checked, now - checked < Self.patience {
                return (nil, true, entry)
            }
            // A copy of a former state is let go: its space on the disk comes back when the new one is there.
            entries[layer] = Entry(missing: state, checked: now)
            return (nil, false, entry)
        }
        // Closing a large file that another one has replaced takes its time, and nobody has to wait for that either.
        defer { withExtendedLifetime(former) {} }
        if isKnown { return known }
        guard let file = PackFile(opening: path(of: layer)), file.stands(for: state) else { return nil }
        entries.withLock { entries in
            guard entries[layer]?.missing == state, entries[layer]?.checked == now else { return }
            entries[layer] = Entry(file: file, checked: now)
        }
        return file
    }

    /// Looks at the disk again when the layer is asked for next.
    func forget(_ layer: String) {
        let former = entries.withLock { $0.removeValue(forKey: layer) }
        // Its file is closed here, behind the lock.
        withExtendedLifetime(former) {}
    }

    /// The layers that were read without a copy, and the states they were in.
    func missing() -> [String: PackState] {
        entries.withLock { entries in entries.compactMapValues { $0.file == nil ? $0.missing : nil } }
    }

    func path(of layer: String) -> String { "\(folder)/\(layer).pack" }

    /// Removes copies of past states of a layer, all but one of that name and some others.
    func removeCopies(of layer: String, butFor name: String, keeping count: Int) throws(PaftaError) {
        let copies = try FileSystem.names(in: folder)
            .filter { file in
                file.hasSuffix(".pack") && file != "\(name).pack"
                    && PastCopy(name: String(file.dropLast(5)))?.layer == layer
            }
            .sorted { left, right in
                let numbers = [left, right].map { PastCopy(name: String($0.dropLast(5)))?.changeset ?? 0 }
                return numbers[0] < numbers[1]
            }
        for file in copies.dropLast(count) {
            PackWriter.removeLeftover("\(folder)/\(file)")
            forget(String(file.dropLast(5)))
        }
    }

    /// Makes the folder, which may be deleted at any time, and removes what interrupted writers left in it.
    func prepareFolder() throws(PaftaError) {
        try FileSystem.makeFolder(folder)
        for name in try FileSystem.names(in: folder) where name.contains(PackWriter.temporaryMark) {
            PackWriter.removeLeftover("\(folder)/\(name)")
        }
    }
}

extension PackFile {
    /// Whether the copy was made from a layer in this state.
    fileprivate func stands(for state: PackState) -> Bool {
        version.incarnation == state.incarnation && version.change == state.change && fingerprint == state.fingerprint
    }
}
