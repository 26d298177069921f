namespace Neighbourhood.Design.Tests;

/// <summary>The fixtures that are not compared, each with the reason. A test says so when one of them need not stand here.</summary>
internal static class LeftOut
{
    /// <summary>Components that have no tag helper.</summary>
    public static IReadOnlyDictionary<string, string> Components { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["code"] = "no page shows program text",
        ["contents-list"] = "for guides of several pages, which this service has none of",
        ["do-dont-list"] = "advice to the public, which this service does not give",
        ["error-message"] = "compared within each form component",
        ["file-upload"] = "no file is sent in the first version",
        ["footer"] = "the layout has the one footer there is",
        ["header"] = "the layout has the one header there is, without the logo",
        ["heading"] = "a page writes its headings in HTML",
        ["hero"] = "for the public website of the NHS",
        ["hint"] = "compared within each form component",
        ["images"] = "no page shows photographs",
        ["label"] = "compared within each form component",
        ["legend"] = "compared within each form component",
        ["password-input"] = "only the sign-in page asks for a password: nhs-input type=\"password\"",
        ["scroll"] = "a wide table becomes cards on a small screen instead",
        ["search-input"] = "nhs-input type=\"search\" and a button serve",
        ["skip-link"] = "the layout has the one skip link there is",
        ["tabs"] = "tabs hide what people look for; pages use headings and links",
        ["task-list"] = "the panels of a family's page show what is to be done",
    };

    private static readonly (string Reason, string Component, string[] Names)[] Groups =
    [
        ("a link leads somewhere; what acts is a button", "action-link", ["as a button", "as a button (2)"]),
        ("a link leads somewhere; what acts is a button", "back-link",
            ["as a button", "as a button (2)", "with HTML", "with HTML via call block", "with text escaping"]),
        ("there is no blue ground to stand on", "breadcrumb", ["reverse"]),
        ("the back link of a breadcrumb is its last crumb", "breadcrumb", ["attributes", "with back link as a button", "with back link custom text"]),
        ("an action is a link; what acts is a form with a button", "card",
            ["basic with summary list and action as a button", "basic with summary list and actions as buttons"]),
        ("the heading of a card has no id or class of its own", "card", ["feature with A to Z content", "heading (5)", "secondary non-clickable with custom description"]),
        ("no card has a picture", "card", ["with image", "with image and caption", "with image and custom HTML"]),
        ("labels and legends have no id of their own", "character-count", ["label (5)"]),
        ("the count of our texts is decided on the server", "character-count",
            ["to configure in JavaScript", "with neither maxlength nor maxwords set", "with neither maxlength, maxwords nor textarea description set"]),
        ("how to count follows from max-length or max-words", "character-count",
            ["with count type 'characters'", "with count type 'characters' and error message", "with count type 'characters' and threshold",
             "with count type 'characters' and value", "with count type 'length'", "with count type 'words'",
             "with count type 'words' and error message", "with count type 'words' and threshold", "with count type 'words' and value"]),
        ("the program speaks English", "character-count", ["with translations"]),
        ("an error always has words", "character-count", ["with error only"]),
        ("labels and legends have no id of their own", "checkboxes", ["legend (5)"]),
        ("\"all of these\" and groups within groups are not offered", "checkboxes",
            ["with \"all\" option", "with \"all\" option (2)", "with \"all\" option (named group)", "with \"all\" option (named group, unique)",
             "with \"none\" option (named group)", "with \"none\" option (named group, unique)"]),
        ("an error always has words", "checkboxes", ["with error only"]),
        ("a date without a year is not asked", "date-input", ["day and month", "day and month (using items)", "day and month (with empty item)"]),
        ("a date that cannot be changed is shown as text", "date-input",
            ["disabled", "disabled input", "disabled input (using items)", "disabled with enabled input"]),
        ("labels and legends have no id of their own", "date-input", ["legend (5)"]),
        ("the boxes are called X.Day, X.Month and X.Year, as the binder reads them", "date-input", ["with custom name prefix"]),
        ("an error always has words", "date-input", ["with error only", "with errors only", "with errors only (using items)"]),
        ("the program speaks English", "date-input", ["with translations"]),
        ("a summary is plain text", "details", ["with summary HTML"]),
        ("heading and description are plain text", "error-summary", ["with description HTML", "with description via call block", "with heading HTML"]),
        ("without an error there is no summary", "error-summary", ["with description only"]),
        ("errors that belong to no field come last", "error-summary", ["without error link (mixed)"]),
        ("no page has headings over headings", "fieldset", ["with HTML", "with HTML via call block"]),
        ("labels and legends have no id of their own", "input", ["label (5)"]),
        ("an error always has words", "input", ["with error only"]),
        ("prefix and suffix are plain text", "input", ["with prefix HTML", "with suffix HTML"]),
        ("a banner's heading is a heading", "notification-banner", ["paragraph with heading class"]),
        ("which pages show is decided here: the first, the last, two around", "pagination", ["numbered with many pages (empty items)"]),
        ("the program speaks English", "pagination", ["numbered with translations", "with translations"]),
        ("the heading of a panel has no id or class of its own", "panel", ["heading (4)", "with heading classes"]),
        ("labels and legends have no id of their own", "radios", ["legend (5)"]),
        ("an error always has words", "radios", ["with error only"]),
        ("labels and legends have no id of their own", "select", ["label (5)"]),
        ("a select has no dividers", "select", ["with divider"]),
        ("an error always has words", "select", ["with error only"]),
        ("an action is a link; what acts is a form with a button", "summary-list",
            ["as a card with action as a button", "as a card with actions as buttons", "with actions as buttons", "with multiple actions as buttons"]),
        ("the row's key says which thing an action changes; a card around it is not known to the row", "summary-list",
            ["as a card (feature) with custom HTML", "as a card with multiple actions"]),
        ("the columns of a summary list have the widths of the package", "summary-list", ["with item widths"]),
        ("a card around a table is an nhs-card", "tables", ["as a card (feature) with deprecated options"]),
        ("labels and legends have no id of their own", "textarea", ["label (5)"]),
        ("an error always has words", "textarea", ["with error only"]),
        ("a wide table becomes cards on a small screen instead of scrolling", "tables",
            ["scrolling", "scrolling (2)", "scrolling (3)", "scrolling (full width)", "scrolling (full width) (2)", "scrolling (full width) (3)",
             "scrolling as a card", "scrolling as a card (2)", "scrolling as a card (3)", "scrolling sortable", "scrolling sortable (2)",
             "scrolling sortable (3)", "scrolling sortable (full width)", "scrolling sortable (full width) (2)", "scrolling sortable (full width) (3)",
             "scrolling sortable as a card", "scrolling sortable as a card (2)", "scrolling sortable as a card (3)"]),
        ("a stacked cell is wrapped when it has markup, not when its text came as HTML", "tables",
            ["with column widths (5)", "with column widths (6)", "with column widths (7)", "with column widths (8)"]),
    ];

    public static IEnumerable<(string Component, string Name)> Names => Groups.SelectMany(group => group.Names.Select(name => (group.Component, name)));

    public static string? Reason(Fixture fixture) => Components.TryGetValue(fixture.Component, out var reason)
        ? reason
        : Array.Find(Groups, group => group.Component == fixture.Component && group.Names.Contains(fixture.Name)).Reason;
}
