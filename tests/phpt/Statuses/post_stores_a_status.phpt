--TEST--
Statuses::post stores a status and answers with it
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Statuses;

$start = (int)( microtime( true ) * 1e6 );
$answer = post( viewer( 7 ), "Hello\r\nworld \u{1F44B}\rend  \n", 'en-GB' );
var_dump( $answer['created'] );
$status = $answer['status'];
var_dump( preg_match( '/^[1-9][0-9]*$/', $status['id'] ), $status['wiki'] === wiki() );
var_dump( abs( $status['created'] - $start ) < 60e6 );
unset( $status['id'], $status['wiki'], $status['created'] );
var_dump( $status );
var_dump( Statuses::get( viewer( 0 ), $answer['status']['id'] ) === $answer['status'] );
var_dump( sql( "SELECT count(*) FROM social.activity WHERE object_id = {$answer['status']['id']}" ) );
?>
--EXPECT--
bool(true)
int(1)
bool(true)
bool(true)
array(12) {
  ["type"]=>
  string(6) "status"
  ["authorId"]=>
  int(7)
  ["text"]=>
  string(20) "Hello
world 👋
end"
  ["entities"]=>
  array(0) {
  }
  ["media"]=>
  array(0) {
  }
  ["lang"]=>
  string(5) "en-GB"
  ["visibility"]=>
  string(6) "public"
  ["version"]=>
  int(1)
  ["edited"]=>
  NULL
  ["deleted"]=>
  bool(false)
  ["hidden"]=>
  string(0) ""
  ["group"]=>
  NULL
}
bool(true)
string(1) "1"
