package dev.gatewright.admin.command;

import dev.gatewright.admin.command.AdminCommand.AddUser;
import dev.gatewright.admin.command.AdminCommand.AnswerInvitation;
import dev.gatewright.admin.command.AdminCommand.AskDeletion;
import dev.gatewright.admin.command.AdminCommand.ChangeMember;
import dev.gatewright.admin.command.AdminCommand.ChangePassword;
import dev.gatewright.admin.command.AdminCommand.ChangeUser;
import dev.gatewright.admin.command.AdminCommand.ChooseDefaultOrganization;
import dev.gatewright.admin.command.AdminCommand.ClaimDomain;
import dev.gatewright.admin.command.AdminCommand.CreateApiKey;
import dev.gatewright.admin.command.AdminCommand.CreatePin;
import dev.gatewright.admin.command.AdminCommand.DeclareClient;
import dev.gatewright.admin.command.AdminCommand.DeclareIssuer;
import dev.gatewright.admin.command.AdminCommand.DeclareMember;
import dev.gatewright.admin.command.AdminCommand.DeclareOrganization;
import dev.gatewright.admin.command.AdminCommand.DropMember;
import dev.gatewright.admin.command.AdminCommand.EditProfile;
import dev.gatewright.admin.command.AdminCommand.EndConnection;
import dev.gatewright.admin.command.AdminCommand.EndOtherSessions;
import dev.gatewright.admin.command.AdminCommand.EndOwnSession;
import dev.gatewright.admin.command.AdminCommand.EndSession;
import dev.gatewright.admin.command.AdminCommand.EndTrust;
import dev.gatewright.admin.command.AdminCommand.ExportAccount;
import dev.gatewright.admin.command.AdminCommand.InviteMember;
import dev.gatewright.admin.command.AdminCommand.InviteUser;
import dev.gatewright.admin.command.AdminCommand.KeepAccount;
import dev.gatewright.admin.command.AdminCommand.LeaveOrganization;
import dev.gatewright.admin.command.AdminCommand.ListActivity;
import dev.gatewright.admin.command.AdminCommand.ListApiKeys;
import dev.gatewright.admin.command.AdminCommand.ListClients;
import dev.gatewright.admin.command.AdminCommand.ListConnections;
import dev.gatewright.admin.command.AdminCommand.ListDomains;
import dev.gatewright.admin.command.AdminCommand.ListEvents;
import dev.gatewright.admin.command.AdminCommand.ListFactors;
import dev.gatewright.admin.command.AdminCommand.ListInvitations;
import dev.gatewright.admin.command.AdminCommand.ListIssuers;
import dev.gatewright.admin.command.AdminCommand.ListKeys;
import dev.gatewright.admin.command.AdminCommand.ListMembers;
import dev.gatewright.admin.command.AdminCommand.ListOrganizationActivity;
import dev.gatewright.admin.command.AdminCommand.ListOrganizations;
import dev.gatewright.admin.command.AdminCommand.ListOwnInvitations;
import dev.gatewright.admin.command.AdminCommand.ListOwnSessions;
import dev.gatewright.admin.command.AdminCommand.ListPins;
import dev.gatewright.admin.command.AdminCommand.ListPlaces;
import dev.gatewright.admin.command.AdminCommand.ListSessions;
import dev.gatewright.admin.command.AdminCommand.ListTrustedBrowsers;
import dev.gatewright.admin.command.AdminCommand.ListUsers;
import dev.gatewright.admin.command.AdminCommand.MakeOwnCodes;
import dev.gatewright.admin.command.AdminCommand.MakeRecoveryCodes;
import dev.gatewright.admin.command.AdminCommand.NameUser;
import dev.gatewright.admin.command.AdminCommand.RemoveClient;
import dev.gatewright.admin.command.AdminCommand.RemoveDomain;
import dev.gatewright.admin.command.AdminCommand.RemoveFactors;
import dev.gatewright.admin.command.AdminCommand.RemoveIssuer;
import dev.gatewright.admin.command.AdminCommand.RemoveMember;
import dev.gatewright.admin.command.AdminCommand.RemoveOrganization;
import dev.gatewright.admin.command.AdminCommand.RemoveOwnCodes;
import dev.gatewright.admin.command.AdminCommand.RemoveRecoveryCodes;
import dev.gatewright.admin.command.AdminCommand.RemoveUser;
import dev.gatewright.admin.command.AdminCommand.ResendInvitation;
import dev.gatewright.admin.command.AdminCommand.RevokeApiKey;
import dev.gatewright.admin.command.AdminCommand.RevokeInvitation;
import dev.gatewright.admin.command.AdminCommand.RevokePin;
import dev.gatewright.admin.command.AdminCommand.RotateClientSecret;
import dev.gatewright.admin.command.AdminCommand.RotateKey;
import dev.gatewright.admin.command.AdminCommand.SetPassword;
import dev.gatewright.admin.command.AdminCommand.ShowAccount;
import dev.gatewright.admin.command.AdminCommand.ShowClient;
import dev.gatewright.admin.command.AdminCommand.ShowIssuer;
import dev.gatewright.admin.command.AdminCommand.ShowOrganization;
import dev.gatewright.admin.command.AdminCommand.ShowUser;
import dev.gatewright.admin.command.AdminCommand.SignOutEverywhere;
import dev.gatewright.admin.command.AdminCommand.SignOutUser;
import dev.gatewright.admin.command.AdminCommand.VerifyDomain;
import dev.gatewright.admin.command.AdminCommand.WriteBackup;

/// Which commands change nothing.
final class Looking {
  private Looking() {}

  /// Whether looking is all that the command does.
  static boolean isAll(AdminCommand command) {
    return switch (command) {
      case ListIssuers _,
          ShowIssuer _,
          ListEvents _,
          ListOrganizations _,
          ShowOrganization _,
          ListApiKeys _,
          ListKeys _,
          ListClients _,
          ShowClient _,
          ListUsers _,
          ShowUser _,
          ListSessions _,
          ListFactors _,
          ShowAccount _,
          ListOwnSessions _,
          ListConnections _,
          ListPlaces _,
          ListMembers _,
          ListDomains _,
          ListInvitations _,
          ListOwnInvitations _,
          ListTrustedBrowsers _,
          ListOrganizationActivity _,
          ListActivity _,
          ListPins _ ->
          true;
      case WriteBackup _,
          CreateApiKey _,
          RevokeApiKey _,
          DeclareIssuer _,
          RemoveIssuer _,
          RotateKey _,
          DeclareClient _,
          RotateClientSecret _,
          RemoveClient _,
          AddUser _,
          InviteUser _,
          ChangeUser _,
          SetPassword _,
          NameUser _,
          SignOutUser _,
          RemoveUser _,
          EndSession _,
          MakeRecoveryCodes _,
          RemoveRecoveryCodes _,
          RemoveFactors _,
          EndOwnSession _,
          EndOtherSessions _,
          SignOutEverywhere _,
          ChangePassword _,
          EditProfile _,
          ExportAccount _,
          AskDeletion _,
          KeepAccount _,
          EndConnection _,
          LeaveOrganization _,
          ChooseDefaultOrganization _,
          MakeOwnCodes _,
          RemoveOwnCodes _,
          CreatePin _,
          RevokePin _,
          DeclareOrganization _,
          RemoveOrganization _,
          DeclareMember _,
          RemoveMember _,
          ChangeMember _,
          DropMember _,
          InviteMember _,
          ResendInvitation _,
          RevokeInvitation _,
          AnswerInvitation _,
          EndTrust _,
          ClaimDomain _,
          VerifyDomain _,
          RemoveDomain _ ->
          false;
    };
  }
}
