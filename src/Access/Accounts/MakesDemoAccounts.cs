using Neighbourhood.Access.Assignments;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Accounts;

/// <summary>Made-up organisations and workers for the demo; their accounts open nothing where the demo was not made.</summary>
internal sealed class MakesDemoAccounts(Db db, Passwords passwords, TimeProvider clock) : IDemoPart
{
    private static readonly (string Name, OrganisationType Type, Sector Sector, string? Ods, string? Charity, string Team)[] Organisations =
    [
        ("Harbour Lane Surgery", OrganisationType.GpPractice, Sector.Health, "Z99901", null, "Practice team"),
        ("Tidewater Community NHS Trust", OrganisationType.NhsTrust, Sector.Health, "Z9Z", null, "0-19 and maternity team"),
        ("Kestrel Bay Council Early Help", OrganisationType.LocalAuthority, Sector.Community, null, null, "Early help team"),
        ("Marram Family Hub", OrganisationType.LocalAuthority, Sector.EarlyYears, null, null, "Hub team"),
        ("Lantern Tide Trust", OrganisationType.Voluntary, Sector.Community, null, "DEMO-0001", "Family support team"),
    ];

    // The roles in a team come later, when the team is made and tells who joined it.
    private static readonly (string Key, string Name, string Says, int Organisation, string? Role)[] Workers =
    [
        ("chair", "Dr Ada Fennimore", "chair of the MDT", 0, null),
        ("coordinator", "Bram Oakshott", "coordinator of the MDT", 2, null),
        ("gp", "Dr Cosmo Lightwater", "core member, GP", 0, Roles.PracticeStaff),
        ("healthvisitor", "Delphine Marlowe", "core member, health visitor", 1, Roles.HealthVisitor),
        ("familyhelp", "Ezra Thistledown", "core member, Family Help", 2, Roles.FamilyHelp),
        ("safeguarding", "Fern Abernathy-Quill", "safeguarding lead", 2, null),
        ("invited", "Gideon Larkspur", "invited from a charity", 4, Roles.InvitedAttendee),
        ("hub", "Hesper Bramblewick", "hub worker", 3, Roles.HubWorker),
        ("hubmanager", "Marlow Netherby", "hub manager", 3, Roles.HubManager),
        ("midwife", "Imogen Saltmarsh", "midwife", 1, Roles.Midwife),
        ("peercoordinator", "Marigold Fenwright", "coordinator of peer support", 4, Roles.PeerCoordinator),
        ("peersupervisor", "Nerys Applegarth", "supervisor of peer support", 4, Roles.PeerSupervisor),
        ("peersupporter", "Orla Thornbury", "peer supporter", 4, Roles.PeerSupporter),
        ("ig", "Jasper Quillfeather", "information-governance lead", 1, Roles.InformationGovernanceLead),
        ("dataquality", "Linnet Ashgrove", "data quality", 2, Roles.DataQuality),
        ("operator", "Keziah Underhill", "operator", 2, Roles.Operator),
        ("settings", "Lowenna Driftwood", "settings editor", 2, Roles.SettingsEditor),
    ];

    public int Order => 20;

    public string Says => $"{Workers.Length} accounts in {Organisations.Length} organisations";

    public async Task Make(Demo demo, CancellationToken ct)
    {
        var hash = passwords.Hash(demo.Password); // one for all, as the password is
        var marram = demo.Ids.TryGetValue("site:marram", out var known) ? known : demo.Ids["site:marram"] = clock.NewId();
        var programme = demo.Ids.TryGetValue("peer:programme", out var peers) ? peers : demo.Ids["peer:programme"] = clock.NewId();
        await db.InOne(async () =>
        {
            var (organisations, teams) = await MakeOrganisations(demo, ct);
            foreach (var worker in Workers)
            {
                var id = clock.NewId();
                var email = $"{worker.Key}@demo.example";
                await db.Execute("""
                    INSERT INTO access_account (id, name, folded_name, email, folded_email, organisation_id, team_id, password_hash, must_change, stamp, failed_count, is_demo, added_at)
                    VALUES (@id, @Name, @folded, @email, @email, @organisation, @team, @hash, 0, @stamp, 0, 1, @now)
                    """, new
                {
                    id,
                    worker.Name,
                    folded = Folded.Text(worker.Name),
                    email,
                    organisation = organisations[worker.Organisation],
                    team = teams[worker.Organisation],
                    hash,
                    stamp = clock.NewId(),
                    now = clock.Now(),
                }, ct);
                if (worker.Role is { } role)
                {
                    Guid? scope = Roles.All.Single(r => r.Code == role).Scope switch { ScopeKind.Own => id, ScopeKind.Site => marram, ScopeKind.Programme => programme, _ => null };
                    await Assignment.Give(db, new(clock.NewId(), id, role, scope, clock.Today(), null, null, clock.Now(), role == Roles.PeerSupporter ? Assignment.ByPeerSupport : Assignment.ByHand), ct);
                }
                demo.Accounts[worker.Key] = id;
                demo.Lines.Add($"{email,-27} {worker.Says}: {worker.Name}");
            }
            // Whoever tries the demo alone is their own second person; it has a line manager with a deputy to look at, too.
            await db.Execute("INSERT INTO access_setting (id, setting_key, area_id, value) VALUES (@id, 'access.secondApprover', NULL, 'off')", new { id = clock.NewId() }, ct);
            await db.Execute("""
                INSERT INTO access_manager (id, account_id, manager_id, deputy_id, from_on) VALUES (@id, @worker, @manager, @deputy, @today)
                """, new { id = clock.NewId(), worker = demo.Accounts["familyhelp"], manager = demo.Accounts["coordinator"], deputy = demo.Accounts["safeguarding"], today = clock.Today() }, ct);
        }, ct);
    }

    private async Task<(Guid[] Organisations, Guid[] Teams)> MakeOrganisations(Demo demo, CancellationToken ct)
    {
        var (ids, teams) = (new Guid[Organisations.Length], new Guid[Organisations.Length]);
        for (var i = 0; i < Organisations.Length; i++)
        {
            var made = Organisations[i];
            (ids[i], teams[i]) = (clock.NewId(), clock.NewId());
            await db.Execute("""
                INSERT INTO access_organisation (id, name, folded_name, type, sector, ods_code, charity_number, is_demo, added_at)
                VALUES (@id, @Name, @folded, @Type, @Sector, @Ods, @Charity, 1, @now)
                """, new { id = ids[i], made.Name, folded = Folded.Text(made.Name), made.Type, made.Sector, made.Ods, made.Charity, now = clock.Now() }, ct);
            await db.Execute("INSERT INTO access_team (id, organisation_id, name) VALUES (@team, @id, @Name)", new { team = teams[i], id = ids[i], Name = made.Team }, ct);
            demo.Ids[$"organisation:{made.Name}"] = ids[i];
        }
        return (ids, teams);
    }
}
