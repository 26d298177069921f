using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>A coordinator reads what somebody wrote on the public page. Each reading is in the audit.</summary>
[Allows(Permissions.WriteRequests, On = nameof(AskedId))]
internal sealed record SeeAsked(Guid AskedId) : IQuery<SeeAsked.View>
{
    /// <param name="Words">Null once they are removed.</param>
    /// <param name="TriesNeeded">Before they count as not reached.</param>
    internal sealed record View(AskedRows.Row Row, AskerWords? Words, int TriesNeeded)
    {
        internal bool IsOpen => Asked.IsOpen(Row.Status);
    }

    internal sealed class Handler(AskedRows rows, AskedVault vault, ISend send, Audit audit) : IQueryHandler<SeeAsked, View>
    {
        public async Task<View> Handle(SeeAsked query, CancellationToken ct)
        {
            var row = await rows.Find(query.AskedId, ct);
            var needed = await send.Number("peer.askedTries", ct: ct);
            audit.Saw(row.Id);
            return new(row, vault.Read(row.Id, row.Words), needed);
        }
    }
}

/// <summary>A page about what somebody wrote; each of its steps has a page of its own.</summary>
[BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class AskedPage(ISend send) : FormPage
{
    public Guid AskedId { get; set; }
    public int Version { get; set; }

    internal SeeAsked.View Found { get; private set; } = null!;

    public virtual async Task OnGet(CancellationToken ct)
    {
        ModelState.Clear();
        await Show(ct);
        Version = Found.Row.Version;
    }

    protected override async Task Show(CancellationToken ct) => Found = await send.Ask(new SeeAsked(AskedId), ct);

    private protected RedirectResult Back(string said) => Redirect($"/peersupport/asked/{AskedId}?said={said}");
}
