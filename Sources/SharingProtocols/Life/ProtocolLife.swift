public import GeoCore

/// What can be done with a protocol.
public enum ProtocolAction: String, Sendable, Hashable, CaseIterable {
    /// Puts the draft that waits into force.
    case approve
    /// Stops access for a time.
    case suspend
    /// Gives access again.
    case resume
    /// Ends it as agreed.
    case end
    /// Ends it before its time; nothing follows.
    case revoke
}

/// The states of protocols and what leads from one to another.
///
/// | state | approve | suspend | resume | end | revoke |
/// |---|---|---|---|---|---|
/// | draft | approved | | | | |
/// | approved | approved | suspended | | ended | revoked |
/// | suspended | | | approved | ended | revoked |
/// | ended, revoked | | | | | |
///
/// An approved protocol is approved again when a changed draft of it waits; until then its former version holds.
public enum ProtocolLife {
    /// Returns the state that an action leads to; `nil` if the state does not allow it.
    public static func state(after action: ProtocolAction, from state: ProtocolState) -> ProtocolState? {
        switch (state, action) {
        case (.draft, .approve), (.approved, .approve), (.suspended, .resume): .approved
        case (.approved, .suspend): .suspended
        case (.approved, .end), (.suspended, .end): .ended
        case (.approved, .revoke), (.suspended, .revoke): .revoked
        default: nil
        }
    }

    static func remedy(for state: ProtocolState) -> LocalizedText {
        switch state {
        case .draft: LocalizedText("Approve it first.", tr: "Önce onaylayın.")
        case .approved:
            LocalizedText(
                "Suspend, end or revoke it, or save a changed draft and approve that.",
                tr: "Askıya alın, sona erdirin, feshedin ya da değişik bir taslak kaydedip onu onaylayın."
            )
        case .suspended: LocalizedText("Resume, end or revoke it.", tr: "Sürdürün, sona erdirin ya da feshedin.")
        case .ended, .revoked:
            LocalizedText("Make a new protocol with a number of its own.", tr: "Ayrı numaralı yeni bir protokol yapın.")
        }
    }
}

extension ProtocolState {
    /// What people call the state.
    public var title: LocalizedText {
        switch self {
        case .draft: LocalizedText("draft", tr: "taslak")
        case .approved: LocalizedText("approved", tr: "onaylı")
        case .suspended: LocalizedText("suspended", tr: "askıya alınmış")
        case .ended: LocalizedText("ended", tr: "sona ermiş")
        case .revoked: LocalizedText("revoked", tr: "feshedilmiş")
        }
    }
}

extension ProtocolAction {
    /// What people call the action.
    public var title: LocalizedText {
        switch self {
        case .approve: LocalizedText("approving", tr: "onaylama")
        case .suspend: LocalizedText("suspending", tr: "askıya alma")
        case .resume: LocalizedText("resuming", tr: "sürdürme")
        case .end: LocalizedText("ending", tr: "sona erdirme")
        case .revoke: LocalizedText("revoking", tr: "feshetme")
        }
    }
}
