internal import GeoCore
internal import OGCServices

/// The page with the form that signs in; it needs no script.
struct SignInPage: Sendable {
    var language: Language
    /// Where to go on.
    var next: LocalPath
    /// Why the attempt before was refused.
    var fault: PaftaError?
    /// The name that was entered before.
    var account = ""

    init(language: Language, next: LocalPath) {
        self.language = language
        self.next = next
    }

    /// What the template names.
    var members: [String: Any] {
        var members: [String: Any] = ["next": next.text, "entered": account]
        if let fault {
            var shown: [String: Any] = ["message": fault.message.text(in: language)]
            // An answer to a wrong password names keys as well; here only the form is meant.
            if fault.retryAfter != nil { shown["remedy"] = fault.remedy?.text(in: language) }
            members["fault"] = shown
        }
        return members
    }

    /// The template.
    static let template = """
        <h1>{{t.signIn}}</h1>
        <p class="lead">{{t.signInLead}}</p>
        {{#fault}}<section class="problem" role="alert"><h2>{{message}}</h2>{{#remedy}}<p class="remedy">{{.}}</p>{{/remedy}}{{^remedy}}<p>{{t.signInRemedy}}</p>{{/remedy}}</section>{{/fault}}
        <form class="sign-in" method="post" action="{{root}}/login">
        <input type="hidden" name="next" value="{{next}}">
        <label>{{t.account}} <input name="account" value="{{entered}}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="64" required autofocus></label>
        <label>{{t.password}} <input type="password" name="password" autocomplete="current-password" required></label>
        <button type="submit">{{t.signInNow}}</button>
        </form>
        """
}
