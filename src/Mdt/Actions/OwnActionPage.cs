using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Actions;

/// <summary>A page on which the owner takes their action a step further: what it is above, a small form below.</summary>
[BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class OwnActionPage(ISend send) : FormPage
{
    public Guid ActionId { get; set; }
    public int Version { get; set; }

    internal SeeOwnAction.Answer Action { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        ModelState.Clear();
        await Show(ct);
        if (!ActionState.IsOpen(Action.Status)) return Redirect("/mdt/actions");
        Version = Action.Version;
        return Page();
    }

    protected Task<IActionResult> Step(ICommand command, CancellationToken ct) => Try<IActionResult>(async () =>
    {
        await send.Send(command, ct);
        return Redirect("/mdt/actions");
    });

    protected override async Task Show(CancellationToken ct)
    {
        Action = await send.Ask(new SeeOwnAction(ActionId), ct);
        if (Conflict is null) return;
        ModelState.Remove(nameof(Version));
        Version = Action.Version; // pressing again is a choice
    }
}
