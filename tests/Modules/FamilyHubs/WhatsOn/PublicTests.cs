using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.FamilyHubs.WhatsOn;
using Neighbourhood.Kernel;

namespace Neighbourhood.Modules.FamilyHubs.WhatsOn;

/// <summary>What the tests of the public pages begin with.</summary>
public abstract class PublicTests : ArrangedHub
{
    private protected Words Says => new(World.Services.GetRequiredService<IStringLocalizer<Texts>>(), Today);

    /// <summary>Ten in the morning in London, so many days from today.</summary>
    protected DateTimeOffset Morning(int days) => Today.AddDays(days).AtLondon(new TimeOnly(10, 0));

    protected Task<Guid> Open(string title, int days = 1, string audience = "AllCarers", int? from = 0, int? to = 59, string bookable = "DropIn", Guid? site = null) =>
        OpenOf(title, days, audience, from, to, bookable, site);

    private async Task<Guid> OpenOf(string title, int days, string audience, int? from, int? to, string bookable, Guid? site) =>
        await Session(await Activity(title, site ?? Hub, bookable: bookable, audience: audience, capacity: null, from: from, to: to), SessionStatus.Open, site ?? Hub, Morning(days));

    internal async Task<IReadOnlyList<string>> Titles(ShowWhatsOn.Query query) => [.. (await Nobody.Ask(query)).Sessions.Select(s => s.Title)];

    protected Task Set(Guid sessionId, SessionStatusName status) => World.Arrange("UPDATE familyhubs_session SET status = @status WHERE id = @sessionId", new { sessionId, status });

    /// <summary>As the enum of the module, which a test class cannot show.</summary>
    public enum SessionStatusName { Planned, Open, Running, Held, RegisterClosed, Amended, Cancelled }
}
