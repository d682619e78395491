internal import CSQLite
internal import GeoCore

extension PaftaError {
    /// Turns a failed SQLite call into an error; must be called before any other call on the connection.
    static func sqlite(
        _ status: Int32,
        _ connection: OpaquePointer?,
        doing action: String,
        fileID: String = #fileID,
        line: Int = #line
    ) -> PaftaError {
        let said = unsafe connection.flatMap { unsafe sqlite3_errmsg($0) }.map { unsafe String(cString: $0) }
        let cause = "SQLite \(status): \(said ?? "no message") while: \(action.prefix(200))"
        let (category, code, message, remedy) = explanation(status & 0xFF)
        return PaftaError(category, code, message, remedy: remedy, cause: cause, fileID: fileID, line: line)
    }

    private static func explanation(_ status: Int32) -> (Category, Code, LocalizedText, LocalizedText?) {
        switch status {
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL:
            (
                .unavailable, .storeLocked,
                LocalizedText(
                    "Another program holds the GeoPackage locked.",
                    tr: "GeoPackage dosyasını başka bir program kilitli tutuyor."
                ),
                LocalizedText(
                    "Save or end the edit in the other program (for example QGIS) and try again.",
                    tr: "Öteki programda (örneğin QGIS) düzenlemeyi kaydedin ya da bitirin, sonra yeniden deneyin."
                )
            )
        case SQLITE_FULL:
            (
                .unavailable, .storageFull,
                LocalizedText("The disk is full; nothing was changed.", tr: "Disk dolu; hiçbir şey değiştirilmedi."),
                LocalizedText("Free some space and try again.", tr: "Yer açıp yeniden deneyin.")
            )
        case SQLITE_INTERRUPT:
            (
                .unavailable, .cancelled,
                LocalizedText("The work was cancelled.", tr: "İşlem iptal edildi."), nil
            )
        case SQLITE_CORRUPT, SQLITE_NOTADB:
            (
                .corruptData, .storeDamaged,
                LocalizedText("A GeoPackage of this home is damaged.", tr: "Bu evdeki bir GeoPackage dosyası bozuk."),
                LocalizedText(
                    "Restore the file from a backup; the log names it.",
                    tr: "Dosyayı yedekten geri yükleyin; adı günlükte yazar."
                )
            )
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY, SQLITE_AUTH:
            (
                .unavailable, .storeUnreadable,
                LocalizedText(
                    "A GeoPackage of this home cannot be opened or written.",
                    tr: "Bu evdeki bir GeoPackage dosyası açılamıyor ya da yazılamıyor."
                ),
                LocalizedText(
                    "Check the owner and the permissions of the home folder.",
                    tr: "Ev klasörünün sahibini ve izinlerini denetleyin."
                )
            )
        case SQLITE_IOERR:
            (
                .unavailable, .storeUnreadable,
                LocalizedText(
                    "The disk failed while reading or writing.",
                    tr: "Okuma ya da yazma sırasında disk hata verdi."
                ),
                LocalizedText("Check the disk and its free space.", tr: "Diski ve boş yeri denetleyin.")
            )
        default:
            (.internalFault, .fault, LocalizedText("The store failed.", tr: "Veri deposunda hata oluştu."), nil)
        }
    }
}
