using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>A coordinator opens a wall or a group, by topic and, where it is a hub's, by hub.</summary>
internal static class OpenRoom
{
    [Allows(Permissions.Moderate, On = nameof(PeerProgrammeId))]
    internal sealed record Command(Guid Id, Guid PeerProgrammeId, Guid? SiteId, Topic? Topic, RoomKind? Kind, string? Title, string? About) : ICommand<Guid>;

    internal sealed class Handler(Db db, ISend send, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            new Refusals()
                .Text(command.Title, nameof(command.Title), Room.LongestTitle, "Enter a name for it")
                .Text(command.About, nameof(command.About), Room.LongestAbout, "Say who it is for")
                .If(command.Topic is not { } topic || !Enum.IsDefined(topic), nameof(command.Topic), "Choose a topic")
                .If(command.Kind is not { } kind || !Enum.IsDefined(kind), nameof(command.Kind), "Choose a wall or a group")
                .Throw();
            if (command.SiteId is { } site && (await send.Ask(new GetSites([site]), ct)).Count == 0) throw new Refused(nameof(command.SiteId), "Choose a hub of the list");
            await db.Execute("""
                INSERT INTO peersupport_room (id, programme_id, site_id, topic, title, about, kind, opened_on, version)
                VALUES (@Id, @PeerProgrammeId, @SiteId, @Topic, @title, @about, @Kind, @today, 1)
                """, new { command.Id, command.PeerProgrammeId, command.SiteId, command.Topic, title = command.Title!.Trim(), about = command.About!.Trim(), command.Kind, today = clock.Today() }, ct);
            return command.Id;
        }
    }

    [BindProperties]
    [Allows(Permissions.Moderate, Unscoped = "it is for a programme of the list, whose scope is checked when it is sent")]
    internal sealed class Page(ISend send, RoomChoices choices, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid? PeerProgrammeId { get; set; }
        public Guid? SiteId { get; set; }
        public Topic? Topic { get; set; }
        public RoomKind? Kind { get; set; }
        public string? Title { get; set; }
        public string? About { get; set; }

        internal IReadOnlyList<SelectListItem> Programmes { get; private set; } = [];

        internal IReadOnlyList<SelectListItem> Sites { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            await Show(ct);
            if (Programmes is [var only]) PeerProgrammeId = Guid.Parse(only.Value);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            if (PeerProgrammeId is not { } programme) throw new Refused(nameof(PeerProgrammeId), "Choose a programme");
            return Redirect($"/peersupport/rooms/{await send.Send(new Command(Id, programme, SiteId, Topic, Kind, Title, About), ct)}?Said=opened");
        });

        protected override async Task Show(CancellationToken ct) => (Programmes, Sites) = (await choices.Programmes(ct), await choices.Sites(ct));
    }
}
