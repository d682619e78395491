internal import AccessControl

/// Who looks at a page, as far as the page itself shows it.
enum PageVisitor: Sendable {
    /// Nobody of whom the page tells.
    case unnamed
    /// Somebody who may sign in, and the address to come back to then, as it was called.
    case guest(String)
    /// A person of the municipality; with the token of the form that signs out, if there is a session.
    case member(StaffMember, formToken: Secret?)

    private static let longestAddress = 1_024

    /// What a request's sender is shown as.
    init(_ identified: Identified) {
        guard case .staff(let member) = identified.principal else {
            self = .unnamed
            return
        }
        self = .member(member, formToken: identified.formToken)
    }

    /// Whether pages are for one person alone.
    var isPerson: Bool {
        if case .member = self { true } else { false }
    }

    /// The members that the layout names.
    var members: [String: Any] {
        switch self {
        case .unnamed: return [:]
        case .guest(let address):
            // A long filter is not worth a link that is longer still.
            let next = address.utf8.count <= Self.longestAddress ? LocalPath(address) ?? .start : .start
            return ["guest": ["next": next.encoded]]
        case .member(let member, let token):
            var account: [String: Any] = ["name": member.account]
            account["unit"] = member.unit
            account["token"] = token?.text
            return ["account": account]
        }
    }
}
