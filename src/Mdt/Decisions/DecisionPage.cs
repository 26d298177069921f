using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>The page of one decision; each of its steps posts to a page of its own and comes back here, refused or done.</summary>
[BindProperties(SupportsGet = true)]
internal abstract class DecisionPage(ISend send) : FormPage
{
    public Guid DecisionId { get; set; }

    /// <summary>Pressed on the list: it goes back there.</summary>
    public bool FromList { get; set; }

    /// <summary>Yes or no in writing.</summary>
    public bool? Agrees { get; set; }
    public string? WhyNot { get; set; }

    /// <summary>Why it is withdrawn.</summary>
    public string? Reason { get; set; }

    public string? Reference { get; set; }
    public DateOnly? ReferredOn { get; set; }

    internal DecisionView View { get; private set; } = null!;

    protected ISend Sender => send;

    /// <summary>The address of a step alone leads to the decision.</summary>
    public virtual Task<IActionResult> OnGet(CancellationToken ct) => Task.FromResult<IActionResult>(Redirect($"/mdt/decisions/{DecisionId}"));

    protected Task<IActionResult> Do(Func<Task> act) => Try(async () =>
    {
        await act();
        return Redirect(FromList ? "/mdt/decisions" : $"/mdt/decisions/{DecisionId}");
    });

    protected override async Task Show(CancellationToken ct)
    {
        View = await send.Ask(new SeeDecision(DecisionId), ct);
        ViewData["Title"] = $"Decision: {DecisionStates.Name(View.Code)}";
    }
}
