using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>A page about one person: of somebody restricted it shows nothing until a reason was given, which is asked and sent along each time.</summary>
/// <remarks>Binding looks at the class that declares a property: this one says so for its own.</remarks>
[BindProperties(SupportsGet = true)]
internal abstract class PersonPage(Audit audit) : FormPage
{
    internal const int LongestReason = 500;

    public Guid PersonId { get; set; }

    /// <summary>Why a restricted person's details are needed; asked before they are shown, and sent along with them.</summary>
    public string? Reason { get; set; }

    public abstract PersonSight.Seen Seen { get; }

    public async Task OnGet(CancellationToken ct)
    {
        Reason = null;
        await Show(ct);
        Fill();
    }

    public Task<IActionResult> OnPostReason(CancellationToken ct) => Try(async () =>
    {
        new Refusals().Text(Reason, nameof(Reason), LongestReason, "Say why you need to see this person's details", least: 5).Throw();
        await Show(ct);
        ModelState.Clear();
        Fill();
        return Page();
    });

    /// <summary>Runs the form's command with the reason that came along, and goes on to the person's page, or to where it says.</summary>
    protected Task<IActionResult> Save(Func<Task> act, string? then = null) => Try(async () =>
    {
        if (!string.IsNullOrEmpty(Reason)) new Refusals().Text(Reason, nameof(Reason), LongestReason, least: 5).Throw();
        audit.Reason = Given;
        await act();
        return Redirect(then ?? $"/person/{PersonId}");
    });

    /// <summary>Loads what stands; the reason is known by then.</summary>
    protected abstract Task Load(CancellationToken ct);

    /// <summary>Puts what stands into the boxes.</summary>
    protected virtual void Fill() { }

    protected sealed override Task Show(CancellationToken ct)
    {
        audit.Reason = Given;
        return Load(ct);
    }

    private string? Given => Reason?.Trim() is { Length: >= 5 and <= LongestReason } reason ? reason : null;
}
