import GeoCore
import GeoPackageStore
import HomeRegistry
import LoadReports
import PaftaTerminal

/// One line of a layer's history: a changeset, with what the registry knows of the load it came from.
struct HistoryEntry {
    let changeset: Changeset
    let load: LoadRecord?

    /// Returns the history of a layer, the latest changeset first.
    ///
    /// - Throws: `collection.unknown`, `store.locked`, `registry.unreadable`.
    static func all(of layer: String, in home: Home) throws(PaftaError) -> [HistoryEntry] {
        let changesets = try home.changesets(of: layer)
        let loads = try HomeRegistry.present(in: home)?.loads(of: layer) ?? []
        let known = Dictionary(loads.map { (String($0.number), $0) }) { first, _ in first }
        return changesets.reversed()
            .map { HistoryEntry(changeset: $0, load: $0.origin.load.flatMap { known[$0] }) }
    }

    /// The headings of ``cells(in:)``.
    static func headings(in language: Language) -> [String] {
        switch language {
        case .english:
            ["no", "when", "kind", "load", "file", "unit", "letter", "by", "inserted", "updated", "deleted", "note"]
        case .turkish:
            ["no", "zaman", "tür", "yükleme", "dosya", "birim", "yazı", "kişi", "eklenen", "değişen", "silinen", "not"]
        }
    }

    /// The columns that hold numbers.
    static let numbers: Set<Int> = [0, 3, 8, 9, 10]

    /// Returns the entry as cells of a table.
    func cells(in language: Language) -> [String] {
        [
            String(changeset.number), LocalTime.text(changeset.endedAt), kind.text(in: language),
            Self.foreign(changeset.origin.load), Self.foreign(file), Self.foreign(load?.unit),
            Self.foreign(load?.letter), Self.foreign(changeset.origin.author), ProgressLine.grouped(changeset.inserted),
            ProgressLine.grouped(changeset.updated), ProgressLine.grouped(changeset.deleted),
            Self.foreign(changeset.origin.note),
        ]
    }

    /// What people and files say, fit for a cell.
    private static func foreign(_ text: String?) -> String { ForeignText(text ?? "").text }

    /// The delivered file; nothing was delivered for a revert.
    private var file: String? { load.flatMap { $0.fileName.isEmpty ? nil : $0.fileName } }

    private var kind: LocalizedText {
        switch changeset.kind {
        case .load where changeset.startsHistory: LocalizedText("whole layer", tr: "tüm katman")
        case .load: LocalizedText("load", tr: "yükleme")
        case .edit: LocalizedText("edit", tr: "düzenleme")
        case .revert: LocalizedText("revert", tr: "geri alma")
        }
    }

    /// The entry as a JSON object; moments are in UTC.
    var document: JSONObject {
        var object = JSONObject()
        object.add("changeset", Int(changeset.number))
        object.add("kind", changeset.kind.rawValue)
        object.add("startsHistory", changeset.startsHistory)
        object.add("startedAt", changeset.startedAt)
        object.add("endedAt", changeset.endedAt)
        object.add("load", changeset.origin.load.flatMap { Int($0) })
        object.add("file", optional: file)
        object.add("sha256", optional: load?.sha256)
        object.add("unit", optional: load?.unit)
        object.add("letter", optional: load?.letter)
        object.add("author", optional: changeset.origin.author)
        object.add("inserted", changeset.inserted)
        object.add("updated", changeset.updated)
        object.add("deleted", changeset.deleted)
        object.add("note", optional: changeset.origin.note)
        return object
    }
}
