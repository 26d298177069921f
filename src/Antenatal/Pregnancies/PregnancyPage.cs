using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>A page of one step of a pregnancy: what stands, a form, and back to the pregnancy's own page.</summary>
[BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class PregnancyPage(ISend send) : FormPage
{
    public Guid PregnancyId { get; set; }
    public int Version { get; set; }

    internal SeePregnancy.View View { get; private set; } = null!;

    protected ISend Sender => send;

    public string Own => $"/antenatal/pregnancies/{PregnancyId}";

    /// <summary>What stands, with the version that the form is sent with; or the pregnancy's own page where this cannot be done now.</summary>
    protected async Task<IActionResult> Begin(Func<SeePregnancy.View, bool> may, Action<SeePregnancy.View> fill, CancellationToken ct)
    {
        await Show(ct);
        if (!may(View)) return Redirect(Own);
        Version = View.Version;
        fill(View);
        return Page();
    }

    protected Task<IActionResult> Step<TAnswer>(ICommand<TAnswer> command, CancellationToken ct) => Try<IActionResult>(async () =>
    {
        await send.Send(command, ct);
        return Redirect(Own);
    });

    protected override async Task Show(CancellationToken ct)
    {
        View = await send.Ask(new SeePregnancy(PregnancyId), ct);
        if (Conflict is null) return;
        ModelState.Remove(nameof(Version));
        Version = View.Version;
    }
}
