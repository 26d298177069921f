using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>Tells whoever raised a concern that it is saved, and what to ring now.</summary>
internal static class PeerConcernSaved
{
    [Allows(Permissions.RaiseConcern, Unscoped = "it says nothing about anybody: that it is saved, and what to ring")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(PeerHours hours) : FormPage
    {
        public string? Back { get; set; }

        internal string BackTo => Alert.Local(Back);

        internal PeerHours.Now Now { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Now = await hours.Mine(ct);
        }
    }
}
