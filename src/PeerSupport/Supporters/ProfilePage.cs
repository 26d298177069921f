using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>The inputs of a profile.</summary>
[BindProperties(SupportsGet = true)]
internal abstract class ProfilePage(ISend send, Profiles profiles) : SupporterPage(send)
{
    public RoleKind? RoleKind { get; set; }
    public int? MaxMatches { get; set; }
    public List<Topic> Been { get; set; } = [];
    public string? Languages { get; set; }
    public List<Available> Available { get; set; } = [];
    public string? AreaNote { get; set; }
    public Sex? Sex { get; set; }
    public AgeBand? AgeBand { get; set; }
    public Guid? SupervisorUserId { get; set; }

    internal IReadOnlyList<SelectListItem> Supervisors { get; private set; } = [];

    protected Profile Typed => new(RoleKind, MaxMatches, Been, Profile.Spoken(Languages), Available, AreaNote, Sex, AgeBand, SupervisorUserId);

    protected async Task Fill(CancellationToken ct)
    {
        await Begin(ct);
        var profile = await profiles.Of(SupporterId, ct);
        (RoleKind, MaxMatches, Been, Languages, Available) = (profile.RoleKind, profile.MaxMatches, [.. profile.Been], string.Join(", ", profile.Languages), [.. profile.Available]);
        (AreaNote, Sex, AgeBand, SupervisorUserId) = (profile.AreaNote, profile.Sex, profile.AgeBand, profile.SupervisorUserId);
        ModelState.Clear();
    }

    protected override async Task Show(CancellationToken ct)
    {
        await base.Show(ct);
        Supervisors = [.. Staff.Choices(await Sender.Ask(new FindStaff(Role: Roles.PeerSupervisor, ScopeId: Found.ProgrammeId), ct))];
    }
}
