using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>An action of a board or an event, as its steps find it.</summary>
internal sealed record PointAction(string Text, DateOnly DueOn, DateTimeOffset? DoneAt, DateTimeOffset? CancelledAt, int Version);

/// <summary>A page that takes one step of an action of a board or an event: shows what it is and carries its version.</summary>
[BindProperties(SupportsGet = true)]
internal abstract class PointActionPage : FormPage
{
    private int _stands;

    public int Version { get; set; }

    internal string What { get; private set; } = "";

    internal DateOnly DueOn { get; private set; }

    public async Task OnGet(CancellationToken ct)
    {
        ModelState.Clear();
        await Show(ct);
        Version = _stands;
    }

    /// <summary>The action, where the viewer may take this step; null where there is none.</summary>
    protected abstract Task<PointAction?> Find(CancellationToken ct);

    protected override async Task Show(CancellationToken ct)
    {
        var action = await Find(ct) ?? throw new NotFound("The action");
        (What, DueOn, _stands) = (action.Text, action.DueOn, action.Version);
        if (Conflict is not null) Version = _stands; // pressing again is a choice
    }
}
