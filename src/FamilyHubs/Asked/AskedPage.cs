using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>One thing that is asked of a hub, as a page shows it.</summary>
internal interface IAsked
{
    int Version { get; }
}

/// <summary>A page about one thing that is asked of a hub: what it is above, the form of a step below.</summary>
[BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class AskedPage<T>(ISend send) : FormPage where T : class, IAsked
{
    public int Version { get; set; }

    internal T View { get; private set; } = null!;

    /// <summary>How it stands.</summary>
    private protected abstract IQuery<T> Question { get; }

    /// <summary>The address of its own page.</summary>
    private protected abstract string Own { get; }

    /// <summary>What its own page says when a step went well.</summary>
    private protected virtual string Noted => "answered";

    /// <summary>What stands, with the version that a step of this page is sent with.</summary>
    protected async Task ShowNow(CancellationToken ct)
    {
        await Show(ct);
        Version = View.Version;
    }

    /// <summary>The form, or its own page where this cannot be done now.</summary>
    protected async Task<IActionResult> ShowStep(Func<T, bool> may, CancellationToken ct)
    {
        await ShowNow(ct);
        return may(View) ? Page() : Redirect(Own);
    }

    protected Task<IActionResult> Step<TAnswer>(ICommand<TAnswer> command, CancellationToken ct) => Try<IActionResult>(async () =>
    {
        await send.Send(command, ct);
        return Redirect($"{Own}?said={Noted}");
    });

    protected override async Task Show(CancellationToken ct)
    {
        View = await send.Ask(Question, ct);
        if (Conflict is null) return;
        ModelState.Remove(nameof(Version));
        Version = View.Version;
    }
}
