import ArgumentParser
import AuditTrail
import GeoCore
import GeoPackageStore
import PaftaConfiguration
import PaftaTerminal

/// What the audit trail is told of a decision that was made at the command line.
///
/// The record is written as soon as the thing is done, before anybody is told of it; that it could not be written undoes
/// nothing, but is told at the end.
struct AuditNote {
    /// Why the record could not be written; `nil` if it was.
    let failure: PaftaError?

    /// Writes a record and waits until the disk has it.
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - home: The home whose trail it belongs to.
    ///   - detail: What was decided, without secrets.
    ///   - fill: Enters what else is known.
    init(_ event: String, in home: Home, _ detail: String, _ fill: (inout AuditRecord) -> Void = { _ in }) {
        var record = AuditRecord(
            event: event,
            time: Environment.now,
            kind: "staff",
            principal: Environment.account
        )
        record.detail = detail
        fill(&record)
        do throws(PaftaError) {
            let writer = try AuditWriter(try AuditFolder.configured(in: home))
            try writer.append(record)
            try writer.flush()
            failure = nil
        } catch {
            failure = error
        }
    }

    /// Ends the command with the failure's exit code if the record could not be written.
    func settle(_ console: Console) throws {
        guard let failure else { return }
        console.note(Self.text(failure))
        if let remedy = failure.remedy {
            console.note(LocalizedText("  → \(remedy.english)", tr: "  → \(remedy.turkish)"))
        }
        throw ExitCode(failure.exitCode)
    }

    /// How a failure is told.
    static func text(_ failure: PaftaError) -> LocalizedText {
        LocalizedText(
            "error [\(failure.code)]: It is done, but the audit trail could not be told: \(failure.message.english)",
            tr: "hata [\(failure.code)]: İşlem yapıldı, ancak denetim kaydına yazılamadı: \(failure.message.turkish)"
        )
    }
}

extension AuditFolder {
    /// The trail of a home with the signing key that `PAFTA_AUDIT_KEY` or else `pafta.toml` names.
    ///
    /// - Throws: `configuration.invalid`, `file.unreadable`.
    static func configured(in home: Home) throws(PaftaError) -> AuditFolder {
        if let key = Environment.value("PAFTA_AUDIT_KEY") { return AuditFolder(home: home.path, signingKey: key) }
        let settings = try HomeConfiguration(toml: try TextFile.read(home.configurationFile))
        return AuditFolder(home: home.path, signingKey: settings.access.signingKey)
    }
}
