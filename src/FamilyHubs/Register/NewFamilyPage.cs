using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Design;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>A child as form F1 asks for one.</summary>
internal class NewChild
{
    public Guid PersonId { get; set; }
    public string? FirstName { get; set; }
    public string? FamilyName { get; set; }
    public MonthOfYear? Born { get; set; }

    internal bool IsEmpty => string.IsNullOrWhiteSpace(FirstName) && string.IsNullOrWhiteSpace(FamilyName) && Born is null;
}

/// <summary>A page with form F1: its five answers, and children in rows of which the empty ones are nobody.</summary>
[BindProperties] // by declaring type: what derives binds its own
internal abstract class NewFamilyPage<TChild>(TimeProvider clock) : FormPage where TChild : NewChild, new()
{
    private const int MostChildren = 20;
    private const string MonthWrong = "Enter month and year, like 4 2024";

    public Guid HouseholdId { get; set; }
    public Guid PersonId { get; set; }
    public string? FirstName { get; set; }
    public string? FamilyName { get; set; }
    public bool OnlyOneName { get; set; }
    public string? Postcode { get; set; }
    public bool NoFixedAddress { get; set; }
    public RegisterFamily.ReachBy? ReachBy { get; set; }
    public string? Reach { get; set; }
    public RegisterFamily.Telling? MayTell { get; set; }
    public List<TChild> Children { get; set; } = [];

    protected Guid NewId() => clock.NewId();

    /// <summary>Ids and an empty row for a form that nobody has typed in.</summary>
    protected void Begin() => (HouseholdId, PersonId, Children) = (clock.NewId(), clock.NewId(), [Row()]);

    /// <summary>One more row, with all that was typed; nothing is checked yet.</summary>
    public async Task<IActionResult> OnPostChild(CancellationToken ct)
    {
        foreach (var entry in ModelState.Values) entry.Errors.Clear();
        await Show(ct);
        if (Children.Count < MostChildren) Children.Add(Row());
        return Page();
    }

    /// <summary>A refused form still has boxes for a child.</summary>
    protected override Task Show(CancellationToken ct)
    {
        if (Children.Count == 0) Children.Add(Row());
        return Task.CompletedTask;
    }

    protected virtual TChild Row() => new() { PersonId = clock.NewId() };

    protected IReadOnlyList<RegisterFamily.Person> Registering() =>
        [.. Children.Select(c => new RegisterFamily.Person(c.PersonId, c.FirstName, c.FamilyName, Born: c.Born?.FirstDay))];

    /// <summary>Empty rows are no child, and a month that cannot be read is said in the form's words.</summary>
    protected void ReadMonthsAndChildren()
    {
        foreach (var (key, entry) in ModelState.Where(e => e.Key.EndsWith(nameof(NewChild.Born), StringComparison.Ordinal) && e.Value?.Errors.Count > 0).ToList())
        {
            entry!.Errors.Clear();
            ModelState.AddModelError(key, MonthWrong);
        }
        var filled = Children.Where((c, at) => !c.IsEmpty || ModelState[$"Children[{at}].Born"]?.Errors.Count > 0).ToList();
        if (filled.Count == Children.Count) return;
        foreach (var key in ModelState.Keys.Where(k => k.StartsWith(nameof(Children), StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
        Children = filled;
    }
}
